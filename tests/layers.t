#!/bin/sh
# The rooms include only those below them, and each library has one room.
echo 1..1
if out=$(sh tests/layers); then
	echo 'ok 1 - every include respects the layers'
else
	echo 'not ok 1 - every include respects the layers'
	echo "$out" | sed 's/^/# /'
fi
