#!/usr/bin/env python3
"""Do the formats of each paper say the same?

	agree.py FOLDER

FOLDER/json, html, docx, xlsx, md and txt hold the same papers.  The rows of every
table in the JSON are looked for in the others: in HTML and Word row by row, in
the workbook number by number, in Markdown and text each figure in its order.
Prints where one differs, then how many rows and figures were compared.
"""
import html
import json
import os
import re
import sys
import zipfile

FOLDER = sys.argv[1]
bad, compared = [], {'rows': 0, 'figures': 0}


def tables(x):
	if isinstance(x, dict):
		if 'columns' in x:
			yield x
		for v in x.values():
			yield from tables(v)
	elif isinstance(x, list):
		for v in x:
			yield from tables(v)


def flat(text):
	return re.sub(r'\s+', ' ', text).strip()


def rows_of(markup, row, cell):
	for r in re.findall(rf'<{row}[ >].*?</{row}>', markup, re.S):
		cells = re.findall(rf'<{cell}(?: [^>]*)?>(.*?)</(?:{cell})>', r, re.S)
		yield [flat(html.unescape(re.sub(r'<[^>]*>', '', re.sub(
			r'<span aria-hidden.*?</span>|<w:tcPr>.*?</w:tcPr>', '',
			c.replace('<w:br/>', ' '), flags=re.S)))) for c in cells]


def part(path, name):
	with zipfile.ZipFile(path) as z:
		return z.read(name).decode()


def numbers_of(path):
	with zipfile.ZipFile(path) as z:
		sheets = sorted((n for n in z.namelist() if n.startswith('xl/worksheets/sheet')),
			key=lambda n: int(re.search(r'\d+', n).group()))
	for s in sheets[1:]:
		for kind, v in re.findall(r'<c r="[A-Z]+\d+"([^>]*)><v>([^<]*)', part(path, s)):
			if 't="s"' not in kind:
				yield round(float(v) * 1e4)


def in_order(name, kind, text, figures):
	"""Each figure after the one before."""
	at = 0
	for f in figures:
		m = re.compile(rf'(?<![\d.,]){re.escape(f)}(?![\d])').search(text, at)
		if not m:
			bad.append(f'{name}.{kind}: {f} is not where it should be')
			return
		at = m.end()
	compared['figures'] += len(figures)


def same(name, kind, want, got):
	if want != got:
		at = next((i for i, (a, b) in enumerate(zip(want, got)) if a != b),
			min(len(want), len(got)))
		bad.append(f'{name}.{kind}: {want[at:at + 1]} and not {got[at:at + 1]}')
	compared['rows'] += len(want)


def look(name):
	def file(kind):
		return f'{FOLDER}/{kind}/{name}.{kind}'

	with open(file('json'), encoding='utf-8') as f:
		all_of = list(tables(json.load(f)))
	rows = [[flat(c) for c in r] for t in all_of
		for r in [t['columns']] + [[c['text'] for c in r['cells']] for r in t['rows']]]
	values = [round((c['value'] / 100 if c['text'].endswith('%') else c['value']) * 1e4)
		for t in all_of for r in t['rows'] for c in r['cells'] if 'value' in c]
	figures = [c['text'] for t in all_of for r in t['rows'] for c in r['cells']
		if 'value' in c]
	with open(file('html'), encoding='utf-8') as f:
		same(name, 'html', rows, list(rows_of(f.read(), 'tr', 't[hd]')))
	same(name, 'docx', rows, list(rows_of(part(file('docx'), 'word/document.xml'), 'w:tr',
		'w:tc')))
	same(name, 'xlsx', values, list(numbers_of(file('xlsx'))))
	for kind in ('md', 'txt'):
		with open(file(kind), encoding='utf-8') as f:
			in_order(name, kind, f.read(), figures)


for n in sorted(os.listdir(f'{FOLDER}/json')):
	if n.endswith('.json'):
		look(n[:-len('.json')])
for line in bad:
	print(line)
print(f"{compared['rows']} rows and numbers, {compared['figures']} figures compared")
sys.exit(1 if bad or compared['figures'] < 1000 else 0)
