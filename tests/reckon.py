"""What recompute.py leaves: waiting times, bodies and their quorum, learning, grants,
the levels of the score, and the numbers in sentences, from the rows alone."""
import math
import re
from collections import Counter
from datetime import date

COMMUNITY = ('community', 'service_user', 'carer')


def difference(a, n, b, m, phi=0):
	"""Newcombe 1998: of two shares, in points; of the same people with phi."""
	def wilson(x, k):
		z = 1.959963984540054
		p, d = x / k, 2 * (k + z * z)
		r = z * math.sqrt(z * z + 4 * x * (1 - p))
		return p, (2 * x + z * z - r) / d, (2 * x + z * z + r) / d
	(p, pl, pu), (q, ql, qu) = wilson(b, m), wilson(a, n)
	down = (p - pl) ** 2 + (qu - q) ** 2 - 2 * phi * (p - pl) * (qu - q)
	up = (pu - p) ** 2 + (q - ql) ** 2 - 2 * phi * (pu - p) * (q - ql)
	d = p - q
	return [100 * d, abs(100 * (d - math.sqrt(down))), 100 * (d + math.sqrt(up))]


def same_people(a, b, lost, n):
	both, gained = a - lost, b - a + lost
	none = n - both - lost - gained
	cross = both * none - lost * gained
	cross = max(cross - n / 2, 0) if cross > 0 else cross
	return cross / math.sqrt((both + lost) * (gained + none) * (both + gained) * (lost + none))


def line(x):
	"""Known ethnicity: straight lines through 50 0, 80 40, 90 70, 95 100."""
	at = [(50, 0), (80, 40), (90, 70), (95, 100)]
	for (x0, y0), (x1, y1) in zip(at, at[1:]):
		if x <= x1:
			return max(0, y0 + (y1 - y0) * (x - x0) / (x1 - x0))
	return 100


class Reckoning:
	def __init__(self, rows, tables, compare, today, first):
		self.rows, self.tables, self.compare = rows, tables, compare
		self.today, self.first = today, first
		self.year = [f for f in rows('feedback') if first <= f['received_on'] <= today]
		self.records = []
		for i in range(2):
			self.records.append(rows(f'counts.{i}'))

	def table(self, begins):
		return next(t for c, t in self.tables.items() if c.startswith(begins))[0]

	# ---- what people said ----
	@staticmethod
	def reached(f, step):
		"""The day of a step: told answers, and an answer acknowledges; for whom nobody
		can answer, what is published is told."""
		fields = ['told_on'] + (['published_on'] if f['anonymous'] == 'yes' else []) + [
			'responded_on', 'acknowledged_on'][:step]
		return min((f[x] for x in fields if f[x]), default='')

	def days(self):
		steps = {'Until it was acknowledged': 2, 'Until it was answered': 1}

		def want(name):
			step = steps.get(name, 0)
			ends = [(self.reached(f, step), f) for f in self.year if step < 2 or
				f['anonymous'] != 'yes']
			spans = sorted((date.fromisoformat(d) - date.fromisoformat(
				f['received_on'])).days for d, f in ends if d)
			n = len(spans)
			return [n, (spans[(n - 1) // 2] + spans[n // 2]) / 2,
				spans[math.ceil(0.9 * n) - 1]]
		self.compare(self.table('Calendar days from'), want)

	def concerns(self, wilson):
		n = Counter()
		for f in self.year:
			told = f['state'] == 'told'
			if f['channel'] == 'compliment' or f['state'] == 'merged':
				continue
			if f['state'] == 'changed' or (told and not f['why_not']):
				n['Led to change'] += 1
			elif told or f['state'] == 'no_change':
				n['No change, because'] += 1
			else:
				n['Not settled yet'] += 1
		settled = n['Led to change'] + n['No change, because']
		self.compare(self.table('Concerns that led'), lambda name: [n[name]] if
			name == 'Not settled yet' else [n[name], 100 * n[name] / settled,
				wilson(n[name], settled)])

	# ---- bodies ----
	def seats(self, body, day):
		return [s for s in self.rows('membership') if s['body'] == body and
			s['voting'] == 'yes' and s['held_from'][:10] <= day and
			(not s['held_to'] or s['held_to'] >= day)]

	def bodies(self):
		refs = {b['name']: b['ref'] for b in self.rows('body')}

		def want(name):
			of = self.seats(refs[name], self.today)
			none = [None] * 3
			if of:
				none += [len(of), sum(1 for s in of if not s['person']),
					sum(1 for s in of if s['constituency'] in COMMUNITY)]
			return none
		self.compare(self.table('Bodies, their members'), want)

	def is_quorate(self, meeting):
		body = next(b for b in self.rows('body') if b['ref'] == meeting['body'])
		here = [a for a in self.rows('attendance') if a['meeting'] == meeting['ref']]
		of = self.seats(body['ref'], meeting['held_on'])
		came = [s for s in of for a in here if a['membership'] == s['ref'] and
			a['attended'] in ('present', 'deputy')]
		each = Counter(s['constituency'] for s in came)
		asked = dict(re.findall(r'(\w+) (\d+)', body['quorum_seats']))
		return (len(came) >= int(body['quorum_least'] or 0) and
			100 * len(came) >= int(body['quorum_share'] or 0) * len(of) and
			sum(each[c] for c in COMMUNITY) >= int(body['quorum_community'] or 0) and
			all(each[c] >= int(k) for c, k in asked.items()) and
			(body['quorum_chair'] != 'yes' or any(s['role'] in ('chair', 'co_chair',
				'deputy') for s in came)))

	def meetings(self):
		refs = {b['name']: b['ref'] for b in self.rows('body')}
		met = [m for m in self.rows('meeting') if self.first <= m['held_on'] <= self.today]

		def want(name):
			of = [m for m in met if m['body'] == refs[name]]
			held = [m for m in of if m['state'] in ('held', 'approved')]
			yes = sum(self.is_quorate(m) for m in held)
			return [len(of), len(held), yes, len(held) - yes, 0]
		self.compare(self.table('Meetings of the year'), want)

	# ---- learning ----
	def learning(self):
		sessions = {s['title']: s for s in self.rows('session')}
		grants = {g['title']: g for g in self.rows('grant')}
		inquiries = {i['question']: i for i in self.rows('inquiry')}
		heads = {'Finance': 'finance', 'Quality improvement': 'quality', 'Safety': 'safety',
			'Community trust and engagement': 'trust', 'Recruitment and retention': 'staff'}

		def session(name):
			s = sessions[name]
			came, n, a, m, b = (int(s[x]) for x in ('attended', 'answered_before',
				'confident_before', 'answered_after', 'confident_after'))
			phi = same_people(a, b, int(s['lost']), n) if s['lost'] else 0
			return [None, None, came, 100 * a / n, 100 * b / m, difference(a, n, b, m, phi)]

		def pounds(name):
			return [None, None] + [float(grants[name][x]) if grants[name][x] else None
				for x in ('asked', 'granted', 'spent')]
		self.compare(self.table('Learning sessions'), session)
		self.compare(self.table('Small grants'), pounds)
		self.compare(self.table('Inquiries:'), lambda name: [None] * 5 +
			[len(inquiries[name]['inquiry_action'].split('; '))])
		self.compare(self.table('Evidence under five'), lambda name: [sum(1 for i in
			self.rows('initiative') if i['evidence_' + heads[name]])])

	def voices(self):
		names = {c['ref']: c['name'] for c in self.rows('competency')}
		told = sorted((r for r in self.rows('rating') if r['competency'] and
			self.first <= r['rated_on'] <= self.today), key=lambda r: (r['rated_on'],
				int(r['ref'][4:])))
		given = iter(told)

		def want(name):
			r = next(given)
			return [None, int(r['level'])] if names[r['competency']] == name else [None, -1]
		self.compare(self.table('Why: what each voice'), want)

	# ---- the score ----
	def duties(self, feedback):
		strength = {e['ref']: e['strength'] for e in self.rows('evidence')}
		points = []
		for d in self.rows('duty'):
			if (int(d['code'][1:]) > 7) != feedback:
				continue
			p = {'met': 100, 'partly': 50}.get(d['status'], 0)
			strong = [e for e in d['duty_evidence'].split('; ') if
				strength.get(e) in ('documented', 'independent')]
			points.append(p if strong else min(p, 50))
		return sum(points) / len(points)

	def part(self, *classes):
		of = [r for rs in self.records for r in rs]
		return 100 * sum(int(r['n']) for r in of if r['class'] in classes) / sum(
			int(r['n']) for r in of)

	def competencies(self):
		newest = {}
		for r in sorted(self.rows('rating'), key=lambda r: r['rated_on']):
			if r['competency']:
				newest[r['competency'], r['voice']] = int(r['level'])
		scale = {c['ref']: c for c in self.rows('competency')}
		levels = []
		for c in {k[0] for k in newest}:
			low, high = int(scale[c]['lowest_level']), int(scale[c]['highest_level'])
			voices = {v: x for (k, v), x in newest.items() if k == c}
			level = 100 * (min(voices.values()) - low) / (high - low)
			levels.append(min(level, 50) if list(voices) == ['trust'] else level)
		return sum(levels) / len(levels)

	def a_year_ago(self):
		last = date.fromisoformat(self.today)
		return last.replace(year=last.year - 1).isoformat()

	def routes(self):
		of = [r for r in self.rows('route') if not r['closed_on']]
		return 100 * sum(r['checked_on'] >= self.a_year_ago() for r in of) / len(of)

	def heard(self):
		said = [f for f in self.rows('feedback') if self.a_year_ago() <= f['received_on'] <=
			self.today]
		caseload = {r['code'] for rs in self.records for r in rs if r['class'] == 'known'}
		return 100 * len(caseload & {f['ethnic_group'] for f in said}) / len(caseload)

	def in_time(self, step):
		"""Of the last twelve months: what was done by its day, of what was due."""
		said = [f for f in self.rows('feedback') if self.a_year_ago() <= f['received_on'] <=
			self.today and f['state'] != 'merged']
		by = {1: 'respond_by', 2: 'acknowledge_by'}[step]
		due = [f for f in said if f[by] and (step == 1 or f['anonymous'] != 'yes') and
			(self.reached(f, step) or f[by] < self.today)]
		return 100 * sum(bool(self.reached(f, step)) and self.reached(f, step) <= f[by]
			for f in due) / len(due)

	def closed(self):
		said = [f for f in self.rows('feedback') if self.a_year_ago() <= f['received_on'] <=
			self.today and f['state'] != 'merged']
		due = [f for f in said if self.reached(f, 0) or f['state'] in ('changed', 'no_change')
			or f['respond_by'] < self.today]
		return 100 * sum(bool(self.reached(f, 0)) for f in due) / len(due)

	def area(self, name):
		"""The mean of its criteria, as far as the levels printed can tell."""
		order = {'Leadership and governance': 0, 'Data': 1, 'Feedback': 2}
		t = self.tables['How the score is made up'][order[name]]
		return sum(r['cells'][1]['value'] for r in t['rows']) / len(t['rows'])

	def score(self):
		held = [m for m in self.rows('meeting') if m['state'] in ('held', 'approved') and
			m['held_on'] <= self.today]
		community = {s['body'] for s in self.rows('membership') if
			s['constituency'] in COMMUNITY}
		quorate = [min(100 * self.is_quorate(m), 100 if m['body'] in community else 50)
			for m in held if m['held_on'] >= self.first]
		ratified = [d for d in self.rows('decision') if d['state'] in ('provisional',
			'ratified')]
		exact = {'National duties D1 to D7': self.duties(False),
			'National duties D8 to D10': self.duties(True),
			'Known ethnicity': line(self.part('known')),
			'Valid codes': 100 * self.part('known', 'not_stated', 'not_known') /
				(100 - self.part('missing')),
			'Meetings quorate': sum(quorate) / len(quorate),
			'Provisional decisions ratified': 100 * sum(d['state'] == 'ratified'
				for d in ratified) / len(ratified),
			'Organisational competencies': self.competencies(),
			'Routes checked within a year': self.routes(),
			'Groups we have heard from': self.heard(),
			'Acknowledged on time': self.in_time(2), 'Responded on time': self.in_time(1),
			'Closed as told': self.closed(),
			'Meetings held': 100 * len(held) / len([m for m in self.rows('meeting') if
				m['held_on'] <= self.today and m['state'] != 'postponed']),
			'Data set published': 100 * any(d['published_on'] >= self.a_year_ago()
				for d in self.rows('dataset'))}
		for t in self.tables['How the score is made up']:
			self.compare(t, lambda name: [exact[name]] if name in exact else [None])
		self.compare(self.table('How well the framework'), lambda name: [self.area(name)])
