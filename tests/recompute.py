#!/usr/bin/env python3
"""Work out the numbers of the annual report again, from the rows alone.

	recompute.py FOLDER TODAY FIRST-DAY

FOLDER holds report.json, written with the suppression none, what each entity
lists as CSV (action.csv ...), counts.N.csv of each data set and observation.csv.
reckon.py and sentences.py are parts of it.  Nothing here comes from pcref but those rows: the formulas are
those of data.md 4.  Prints each cell that differs; then how many numbers were
worked out, and those that were not.  Exits 1 where one differs.
"""
import csv
import json
import math
import re
import sys
from collections import Counter

from reckon import Reckoning
from sentences import check

FOLDER, TODAY, FIRST = sys.argv[1:4]
Z = 1.959963984540054
FIVE = {'White': 'ABC', 'Mixed': 'DEFG', 'Asian or Asian British': 'HJKL',
	'Black or Black British': 'MNP', 'Other ethnic groups': 'RS'}
done, bad, left = 0, [], Counter()


def rows(name):
	with open(f'{FOLDER}/{name}.csv', newline='', encoding='utf-8') as f:
		return list(csv.DictReader(f))


def wilson(a, n):
	p, d = a / n, 2 * (n + Z * Z)
	r = Z * math.sqrt(Z * Z + 4 * a * (1 - p))
	return [100 * (2 * a + Z * Z - r) / d, 100 * (2 * a + Z * Z + r) / d]


def poisson(a):
	"""Exact limits below ten events, by bisection of the distribution, and
	Byar's from ten on."""
	if a >= 10:
		return [a * (1 - 1 / (9 * a) - Z / (3 * math.sqrt(a))) ** 3,
			(a + 1) * (1 - 1 / (9 * (a + 1)) + Z / (3 * math.sqrt(a + 1))) ** 3]

	def at_most(k, m):
		return sum(math.exp(-m) * m ** i / math.factorial(i) for i in range(k + 1))

	def solve(f):
		low, high = 0.0, 100.0
		for _ in range(200):
			mid = (low + high) / 2
			low, high = (mid, high) if f(mid) > 0 else (low, mid)
		return low
	low = solve(lambda m: at_most(a - 1, m) - 0.975) if a else 0
	return [low, solve(lambda m: at_most(a, m) - 0.025)]


def share(a, n):
	return [100 * a / n] if n else None


def printed(text):
	"""The numbers of a cell, with the half of their last digit."""
	out = []
	for m in re.finditer(r'\d[\d,]*(\.\d+)?', text):
		digits = len(m.group(1)) - 1 if m.group(1) else 0
		out.append((float(m.group().replace(',', '')), 0.5 * 10 ** -digits + 1e-9))
	return out


def compare(table, wanted):
	"""wanted: what a row is called -> a list of a cell each, from the second:
	numbers, or None where the cell is not looked at."""
	global done
	table['seen'] = True
	for row in table['rows']:
		name, cells = row['cells'][0]['text'], row['cells'][1:]
		want = wanted(name) or [None] * len(cells)
		for c, w in zip(cells, want + [None] * len(cells)):
			if w is None:
				left[table['caption']] += 'value' in c
				continue
			w = w if isinstance(w, list) else [w]
			got = printed(c['text'])
			done += 1
			if len(got) != len(w) or any(abs(g - x) > tol for (g, tol), x in zip(got, w)):
				bad.append(f"{table['caption']}, {name}: {c['text']} and not {w}")


# ---- records ----
class Counts:
	def __init__(self, i):
		self.rows = rows(f'counts.{i}')
		for r in self.rows:
			r['n'] = int(r['n'])

	def of(self, **what):
		return sum(r['n'] for r in self.rows if all(r[k] in (v if isinstance(v, tuple)
			else (v,)) for k, v in what.items()))


def month_word(code):
	names = ('January February March April May June July August September October'
		' November December').split()
	return f'{names[int(code[5:7]) - 1]} {code[:4]}'


def by_rate(c):
	n = c.of()
	k, z, u, m = (c.of(**{'class': x}) for x in ('known', 'not_stated', 'not_known', 'missing'))
	i = n - k - z - u - m
	v = {x: c.of(vodim=x) for x in ('valid', 'other', 'default', 'invalid', 'missing',
		'unclassed')}
	of = {'Known ethnicity': (k, n), 'Asked': (k + z, n), 'Not stated': (z, n),
		'Not known': (u, n), 'Invalid': (i, n), 'Missing': (m, n),
		'DQMI complete': (n - m, n), 'DQMI valid': (k + z + u, n - m)}
	of.update({f'VODIM {x}': (a, n) for x, a in v.items()})

	def want(name):
		if name == 'DQMI item score':
			return [100 * (k + z) / n, None]
		return [share(*of[name]), wilson(*of[name])] if name in of else None
	return want


def records(tables):
	for at in range(2):
		c = Counts(at)
		known = c.of(**{'class': 'known'})

		def month(name, c=c):
			code = next((r['month'] for r in c.rows if r['month'] != 'unknown' and
				month_word(r['month']) == name), None)
			a, n = c.of(month=code, **{'class': 'known'}), c.of(month=code)
			return code and [n, share(a, n), wilson(a, n)]

		# A team is known by how many records it has: what it is called stands
		# in no row.
		shown = {r['cells'][0]['text']: r['cells'][2]['value'] for r in
			tables['Known ethnicity by team'][at]['rows']}
		codes = {c.of(team=t): t for t in {r['team'] for r in c.rows}}

		def team(name, c=c, shown=shown, codes=codes):
			if name == 'All teams':
				return [c.of() - known, c.of(), share(known, c.of()),
					wilson(known, c.of())]
			code = codes.get(shown[name])
			if not code:
				return [0, 0, 0, 0]
			a, n = c.of(team=code, **{'class': 'known'}), c.of(team=code)
			return [n - a, n, share(a, n), wilson(a, n)]

		order = iter('ABCDEFGHJKLMNPRS')

		def category(name, c=c):
			if name == 'All known':
				return [known, None]
			n = c.of(code=next(order))
			return [n, share(n, known)]
		compare(tables['Known ethnicity by month of referral'][at], month)
		compare(tables['Known ethnicity by team'][at], team)
		compare(tables['Records by ethnic category, among those known'][at], category)
		compare(tables['Every rate of completeness under its own name'][at], by_rate(c))


# ---- metrics ----
def ratio(a, n, a0, n0, proportion):
	se = math.sqrt(1 / a + 1 / a0 - (1 / n + 1 / n0 if proportion else 0))
	rr = (a / n) / (a0 / n0)
	return rr, [rr * math.exp(-Z * se), rr * math.exp(Z * se)]


def metrics(report, tables):
	by_name = {m['name']: m for m in rows('metric')}
	seen = rows('observation')
	known = iter(tables['How far ethnicity is known'])
	for caption in [c for c in tables if ' by ethnic group, April to June 2026;' in c]:
		m = by_name[caption.split(' by ethnic group,')[0]]
		obs = [o for o in seen if o['metric'] == m['code'] and o['period'] == '2026-Q2']
		num = {o['category']: int(o['numerator']) for o in obs if o['dimension'] == 'ethnicity'}
		den = {o['category']: int(o['denominator'] or 0) for o in obs
			if o['dimension'] == 'ethnicity'}
		per = 100 if m['kind'] == 'share' else float(m['per'])
		order = iter('ABCDEFGHJKLMNPRS')

		def want(_name):
			g = next(order)
			a, n = num[g], den[g]
			limits = wilson(a, n) if m['kind'] == 'share' else [
				per * x / n for x in poisson(a)]
			cells = [a, n, per * a / n, limits]
			if g != 'A' and a >= 10:
				cells += ratio(a, n, num['A'], den['A'], m['kind'] == 'share')
			return cells
		compare(tables[caption][0], want)
		total = int(next(o['numerator'] for o in obs if not o['dimension']))
		k = sum(v for g, v in num.items() if g not in ('Z', '99'))
		compare(next(known), lambda name: [{'All': total, 'Of people whose ethnicity is known':
			k}.get(name, total - k)])


# ---- what people said ----
def feedback(tables):
	year = [f for f in rows('feedback') if FIRST <= f['received_on'] <= TODAY]
	n = len(year)
	caseload = Counts(0)
	known = caseload.of(**{'class': 'known'})
	states = {'Received': 'received', 'Acknowledged': 'acknowledged', 'Considered': 'considered',
		'Change planned': 'planned', 'Changed': 'changed', 'No change, because': 'no_change',
		'Told': 'told', 'Answered with another': 'merged'}
	channels = {'PALS': 'pals', 'Complaint': 'complaint', 'Compliment': 'compliment',
		'Friends and Family Test': 'fft', 'Survey': 'survey', 'Focus group': 'focus_group',
		'Listening event': 'event', 'Advocacy': 'advocacy', 'Community partner': 'partner',
		'Staff': 'staff', 'Other': 'other', 'Not recorded': ''}

	def count(test):
		a = sum(1 for f in year if test(f))
		return [a, share(a, n)]

	def kept(by, on, anonymous):
		due = [f for f in year if f[by] and (f[on] or f[by] < TODAY) and
			not (anonymous and f['anonymous'] == 'yes')]
		a = sum(1 for f in due if f[on] and f[on] <= f[by])
		return [a, len(due), share(a, len(due))]

	def step(name):
		if name == 'Told what came of it':
			a = sum(1 for f in year if f['state'] == 'told')
			return [a, n, share(a, n)]
		if name.startswith('Ack'):
			return kept('acknowledge_by', 'acknowledged_on', True)
		return kept('respond_by', 'responded_on', False)

	def group(name):
		given = [f['ethnic_group'][0] for f in year if f['ethnic_group'][:1] in all_five]
		if name not in FIVE:
			return [n - len(given), None]
		a = sum(1 for g in given if g in FIVE[name])
		care = sum(caseload.of(code=c) for c in FIVE[name])
		return [a, share(a, len(given)), wilson(a, len(given)), share(care, known)]
	all_five = [c for codes in FIVE.values() for c in codes]
	themes = {t['name']: t['ref'] for t in rows('theme')}

	def total(name, otherwise):
		return [n] if name == 'All' else otherwise(name)
	compare(tables['How far the feedback received in the year has come'][0], lambda name:
		total(name, lambda s: count(lambda f: f['state'] == states[s])))
	compare(tables['How quickly people had an answer'][0], step)
	compare(tables['How it came'][0], lambda name:
		total(name, lambda c: count(lambda f: f['channel'] == channels[c])))
	compare(tables['Themes; one piece of feedback may have several'][0], lambda name:
		count(lambda f: themes[name] in f['feedback_theme'].split('; ')))
	heard = next(t for c, t in tables.items() if c.startswith('Who spoke to us: ethnic group'))
	compare(heard[0], lambda name: total(name, group))


# ---- the plan ----
SHELVED = ('draft', 'paused', 'cancelled', 'superseded', 'merged')
STANDS = {'complete': 'Verified', 'done, evidence awaited': 'Done', 'on track': 'On track',
	'at risk': 'At risk', 'off track': 'At risk', 'overdue': 'Late',
	'date passed, not reported': 'Late', 'not reported': 'Open', 'not started': 'Open',
	'details missing': 'Open', 'declared': 'Open'}
AREAS = {'Leadership and governance': 'leadership', 'Data': 'data',
	'Feedback mechanisms': 'feedback', 'No area named': ''}


def actions(tables):
	acts = rows('action')
	status = {c['cells'][0]['text']: c['cells'][4]['text'] for t in tables['Every action here']
		for c in t['rows']}
	heads = ('Verified', 'Done', 'On track', 'At risk', 'Late', 'Open')
	live = [a for a in acts if a['state'] not in SHELVED]

	def by_area(name):
		in_it = [a for a in live if name == 'All areas' or a['area'] == AREAS[name]]
		n = Counter(STANDS.get(status[a['ref']], 'Open') for a in in_it)
		return [n[h] for h in heads] + [len(in_it)]
	compare(tables['Actions by area and status'][0], by_area)
	# What the status may not be, whatever else it rests on.
	for a in acts:
		s = status[a['ref']]
		wrong = (a['state'] == 'verified') != (s == 'complete') or \
			(a['state'] == 'done') != (s == 'done, evidence awaited') or \
			(s == 'overdue' and not a['due'])
		if wrong:
			bad.append(f"{a['ref']} is {a['state']} and shown as {s}")
	moved = {a['ref']: a['moves'] for a in acts}
	compare(tables['Actions whose date was put off'][0],
		lambda ref: [None, None, None, int(moved[ref]), None])
	involved = {'Informed': 'informed', 'Consulted': 'consulted', 'Involved': 'involved',
		'Co-production': 'co_production', 'Community-led': 'community_led',
		'Not recorded': ''}
	compare(tables['How far the people concerned took part'][0], lambda name: [
		len(acts) if name == 'All actions' else
		sum(1 for a in acts if a['involvement'] == involved[name])])
	missing = {'No person named to lead it for the trust': 'owner', 'No due date': 'due',
		'No area': 'area', 'No words on when it is done': 'done_when',
		'Nothing reported yet': 'reported_on', 'No word on funding': 'funding'}
	compare(tables['What is missing from live actions'][0],
		lambda name: [sum(1 for a in live if not a[missing[name]])])
	money(tables, acts)


def money(tables, acts):
	kinds = {'Mainstream budget': 'mainstream', 'One-off': 'one_off', 'Charity': 'charity',
		'External': 'external', 'None': 'none', 'Not known': 'unknown', 'Not recorded': ''}

	def pounds(a):
		return float(a['amount'].replace(',', ''))

	def funding(name):
		of = [a for a in acts if a['funding'] == kinds[name]]
		sums = [pounds(a) for a in of if a['amount']]
		return [len(of), len(sums), sum(sums) if sums else None]
	compare(tables['Where the money comes from'][0], funding)
	by_ref = {a['ref']: a for a in acts}
	compare(tables['What stops when one-off money ends'][0],
		lambda ref: [None, None, pounds(by_ref[ref]), None])


def others(tables):
	risks = {r['ref']: r for r in rows('risk')}

	def rated(ref):
		p, i = risks[ref]['likelihood'], risks[ref]['impact']
		return [None, None, int(p) if p else None, int(i) if i else None,
			int(p) * int(i) if p and i else None]
	name = next(t for t in tables if t.startswith('Risks to the plan'))
	compare(tables[name][0], rated)


def main():
	with open(f'{FOLDER}/report.json', encoding='utf-8') as f:
		report = json.load(f)
	tables = {}

	def walk(x):
		if isinstance(x, dict):
			if 'columns' in x:
				tables.setdefault(x['caption'], []).append(x)
			for v in x.values():
				walk(v)
		elif isinstance(x, list):
			for v in x:
				walk(v)
	walk(report)
	records(tables)
	metrics(report, tables)
	feedback(tables)
	actions(tables)
	others(tables)
	more = Reckoning(rows, tables, compare, TODAY, FIRST)
	for work in (more.days, lambda: more.concerns(wilson), more.bodies, more.meetings,
			more.learning, more.voices, more.score):
		work()
	sentences, wrong = check(report, rows, tables, TODAY, FIRST)
	bad.extend(wrong)
	for line in bad:
		print(line)
	print(f'{sentences} numbers of sentences worked out')
	print(f'{done} numbers worked out, {len(bad)} differ')
	for caption, all_of_it in tables.items():
		for t in all_of_it:
			left[caption] += 0 if 'seen' in t else sum('value' in c for r in t['rows']
				for c in r['cells'])
	for caption, n in sorted(left.items()):
		if n:
			print(f'not worked out: {n} of {caption}')
	sys.exit(1 if bad else 0)


main()
