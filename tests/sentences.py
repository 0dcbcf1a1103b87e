"""The numbers in the sentences of the annual report, from the rows alone."""
import calendar
import re
from collections import Counter


def last_day(text):
	"""A day, month, quarter or financial year as files hold it: its last day."""
	if m := re.fullmatch(r'(\d{4})/\d\d', text):
		return f'{int(m[1]) + 1}-03-31'
	if m := re.fullmatch(r'(\d{4})-Q(\d)', text):
		text = f'{m[1]}-{3 * int(m[2]):02d}'
	if m := re.fullmatch(r'(\d{4})-(\d\d)', text):
		return f'{text}-{calendar.monthrange(int(m[1]), int(m[2]))[1]}'
	return text if re.match(r'\d{4}-', text) else '9999-12-31'


def fates(acts, first, last, today):
	n = Counter()
	for a in acts:
		promised = last_day(a['first_due'] or a['due'])
		if a['state'] in ('draft', 'merged') or not first <= promised <= last:
			continue
		due = last_day(a['due'])
		n['all'] += 1
		if a['done_on'] or a['state'] in ('verified', 'done'):
			n['kept' if not a['done_on'] or a['done_on'] <= promised else 'late'] += 1
		elif a['state'] in ('cancelled', 'superseded'):
			n['given up'] += 1
		elif int(a['moves'] or 0) and due >= today:
			n['moved'] += 1
		else:
			n['not kept' if due < today else 'open'] += 1
	return [n[x] for x in ('all', 'kept', 'late', 'moved', 'not kept', 'given up', 'open')]


def wanted(rows, tables, today, first):
	"""Pairs of a pattern and what its groups come to."""
	acts, duties, plans = rows('action'), rows('duty'), rows('pair')
	last = f'{int(first[:4]) + 1}-03-31'
	area = {r['cells'][0]['text']: [int(c['value']) for c in r['cells'][1:]]
		for r in tables['Actions by area and status'][0]['rows']}
	verified, done, on, risk, late, still, live = area['All areas']
	twice = sum(1 for t in tables['Every action here'] for r in t['rows'] if
		r['cells'][4]['text'] in ('overdue', 'date passed, not reported') and int(next(a['moves']
		for a in acts if a['ref'] == r['cells'][0]['text']) or 0) >= 2)
	yield (r'(\d+) actions: (\d+) verified, (\d+) done and awaiting evidence, (\d+) on track, (\d+)'
		r' at risk or off track, (\d+) late, (\d+) of them after .*; (\d+) not started',
		[len(acts), verified, done, on, risk, late, twice, still])
	yield r'(\d+) of (\d+) live actions are late, .* \((\d+) of (\d+)\); verified: (\d+)', [
		late, live, area['Leadership and governance'][4], area['Leadership and governance'][6],
		verified]
	yield (r'(\d+) promises were for this year: (\d+) kept in time, (\d+) kept late, (\d+) put off,'
		r' (\d+) not kept, (\d+) given up, (\d+) not due yet', fates(acts, first, last, today))
	before = sum(1 for a in acts if a['verified_on'] and a['verified_on'] < first)
	yield r'Up to 31 March \d+, (\d+) actions had been verified; (\d+) more', [before, sum(1
		for a in acts if a['verified_on'] and a['verified_on'] <= today) - before]
	yield r'(\d+) late actions go over', [late]
	status = Counter(d['status'] for d in duties)
	yield r'Of (\d+) duties (\d+) are met, (\d+) partly met, (\d+) not met and (\d+) not assessed', [
		len(duties), status['met'], status['partly'], status['not_met'], status['not_assessed']]
	voices = {}
	for r in sorted(rows('rating'), key=lambda r: r['rated_on']):
		if r['competency']:
			voices.setdefault(r['competency'], {})[r['voice'], r['body']] = int(r['level'])
	yield r'Of (\d+) competencies (\d+) have been rated, and on (\d+) there are two views', [
		len(rows('competency')), len(voices),
		sum(max(v.values()) - min(v.values()) >= 1 for v in voices.values())]
	phase = Counter(a['phase'] for a in acts if a['kind'] == 'commitment')
	yield (r'Made in public: (\d+) commitments. Of these (\d+) are committed to and no further, (\d+)'
		r' are being understood, (\d+) are acted on, (\d+) are everyday work, (\d+) lapsed',
		[sum(phase.values())] + [phase[x] for x in ('commit', 'understand', 'act', 'sustained',
			'lapsed')])
	yield r'(\d+) pairs learned from each other, of whom (\d+) still meet; (\d+) check-ins', [
		len(plans), sum(p['state'] == 'meeting' for p in plans),
		sum(first <= c['held_on'] <= today for c in rows('checkin'))]
	yield r'has recorded (\d+) units and (\d+) data sets', [len(rows('unit')), len(rows('dataset'))]
	said = [f for f in rows('feedback') if first <= f['received_on'] <= today]
	told = round(100 * sum(f['state'] == 'told' for f in said) / len(said))
	yield r'(\d+)% of (?:what people said|those who spoke)', [told]
	for i, d in enumerate(rows('dataset')):
		counts = rows(f'counts.{i}')
		n = sum(int(r['n']) for r in counts)
		known = sum(int(r['n']) for r in counts if r['class'] == 'known')
		name = re.escape(d['name'])
		yield rf'Known ethnicity in {name}: (\d+)% .*target (\d+)%', [round(100 * known / n),
			int(d['target_known'])]
		yield rf'{name}: LOAD-\d+ shows .* (?:All|Of) ([\d,]+) rows', [n]
	gaps = tables['How well the framework is run, lowest area first (house score, 0 to 100)'][0]
	for r in gaps['rows']:
		score, of = r['cells'][1]['text'], r['cells'][3]['text'].split(' of ')
		yield rf'Score ({score}), {r["cells"][2]["text"]}: (\d+) of (\d+) criteria', [
			int(score)] + [int(x) for x in of]


def texts(x):
	if isinstance(x, dict):
		if x.get('kind') in ('paragraph', 'item', 'definition', 'figure'):
			yield x.get('text') or x.get('title') or ''
		for k, v in x.items():
			if k not in ('rows', 'columns'):
				yield from texts(v)
	elif isinstance(x, list):
		for v in x:
			yield from texts(v)


def check(report, rows, tables, today, first):
	"""How many numbers were worked out, and what differs."""
	said, done, bad = list(texts(report['content'])), 0, []
	for pattern, want in wanted(rows, tables, today, first):
		found = [m for m in (re.search(pattern, s) for s in said) if m]
		if not found:
			bad.append(f'no sentence is as {pattern}')
		for m in found:
			got = [int(g.replace(',', '')) for g in m.groups()]
			done += len(got)
			if got != want:
				bad.append(f'{m.group()}: and not {want}')
	return done, bad
