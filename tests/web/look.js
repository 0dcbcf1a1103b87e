// look.js - read pages as a browser shows them, and print what is wrong.
//
//	node look.js AXE CHROMIUM PROFILE PAGE...
//
// AXE is axe.min.js, PROFILE an empty folder.  Each page is checked by axe-core
// in light and in dark, for a sideways scroll at 320 pixels and at twice the
// size of letters, and for requests that leave it.  One fault a line: page,
// view, rule, where.  Exits 0 where there is none, 1 where there is, 2 where
// the browser could not be had.
'use strict';
const fs = require('fs');
const path = require('path');
const { spawn } = require('child_process');

const ALL = { type: 'tag',
	values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
// Nothing but colours differs in the dark.
const COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
const VIEWS = [
	{ name: 'light', width: 1280, rules: ALL },
	{ name: 'dark', width: 1280, dark: true, rules: COLOURS },
	{ name: '320 pixels', width: 320 },
	{ name: 'letters twice as large', width: 1280, style: 'html{font-size:34px !important}' },
];
const SECONDS = 120;	// without a word of the browser

// The pipe of Chromium: messages as JSON, each ended by a NUL.
class Browser {
	constructor(program, profile) {
		this.child = spawn(program, ['--headless', '--no-sandbox', '--disable-gpu',
			'--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking',
			'--hide-scrollbars', '--remote-debugging-pipe', `--user-data-dir=${profile}`],
		{ stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
		this.waiting = new Map();
		this.heard = [];
		this.last = 0;
		this.rest = Buffer.alloc(0);
		this.child.on('error', give_up);
		this.child.stdio[3].on('error', give_up);
		this.child.stdio[4].on('data', (bytes) => this.read(bytes));
	}

	read(bytes) {
		let end;

		this.rest = Buffer.concat([this.rest, bytes]);
		while ((end = this.rest.indexOf(0)) >= 0) {
			this.take(JSON.parse(this.rest.subarray(0, end).toString()));
			this.rest = this.rest.subarray(end + 1);
		}
	}

	take(message) {
		const asked = this.waiting.get(message.id);

		this.waiting.delete(message.id);
		if (asked && message.error)
			asked.no(new Error(message.error.message));
		else if (asked)
			asked.yes(message.result);
		else
			for (const hear of this.heard)
				hear(message.method, message.params);
	}

	ask(method, params, sessionId) {
		const id = ++this.last;

		clearTimeout(this.alarm);
		this.alarm = setTimeout(give_up, SECONDS * 1000,
			new Error(`the browser does not answer ${method}`));
		this.child.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + '\0');
		return new Promise((yes, no) => this.waiting.set(id, { yes, no }));
	}
}

function give_up(error) {
	console.error(`look.js: ${error.message}`);
	process.exit(2);
}

class Page {
	constructor(browser, session) {
		this.browser = browser;
		this.session = session;
	}

	static async open(browser) {
		const { targetId } = await browser.ask('Target.createTarget', { url: 'about:blank' });
		const { sessionId } = await browser.ask('Target.attachToTarget',
			{ targetId, flatten: true });
		const page = new Page(browser, sessionId);

		await page.ask('Page.enable');
		await page.ask('Network.enable');
		// What the page forbids itself, scripts, is how it is looked at.
		await page.ask('Page.setBypassCSP', { enabled: true });
		return page;
	}

	ask(method, params) {
		return this.browser.ask(method, params || {}, this.session);
	}

	async value(expression) {
		const got = await this.ask('Runtime.evaluate',
			{ expression, awaitPromise: true, returnByValue: true });

		if (got.exceptionDetails)
			throw new Error(got.exceptionDetails.exception.description);
		return got.result.value;
	}

	// The addresses that were asked for on the way.
	async load(url) {
		const asked = [];
		const loaded = new Promise((done) => {
			this.browser.heard = [(method, params) => {
				if (method === 'Network.requestWillBeSent')
					asked.push(params.request.url);
				if (method === 'Page.loadEventFired')
					done();
			}];
		});

		await this.ask('Page.navigate', { url });
		await loaded;
		return asked;
	}

	async show(view) {
		await this.ask('Emulation.setDeviceMetricsOverride',
			{ width: view.width, height: 900, deviceScaleFactor: 1, mobile: false });
		await this.ask('Emulation.setEmulatedMedia', { features: [
			{ name: 'prefers-color-scheme', value: view.dark ? 'dark' : 'light' }] });
	}
}

const WIDER = `(() => {
	const room = document.documentElement.clientWidth, over = [];
	for (const e of document.body.querySelectorAll('*'))
		if (!e.closest('.wide, svg, .skip') && e.getBoundingClientRect().right > room + 1)
			over.push(e.tagName + ' ' + (e.id || e.textContent.trim().slice(0, 40)));
	if (document.documentElement.scrollWidth > room && !over.length)
		over.push('the page: ' + document.documentElement.scrollWidth + ' of ' + room);
	return over.slice(0, 5);
})()`;

async function faults_of(page, view, axe) {
	const faults = [];

	if (view.style)
		await page.value(`document.head.appendChild(document.createElement('style'))
			.textContent = ${JSON.stringify(view.style)}`);
	for (const over of await page.value(WIDER))
		faults.push(`wider than the page: ${over}`);
	if (!view.rules)
		return faults;
	await page.value(`${axe};0`);
	const found = await page.value(`axe.run(document, { resultTypes: ['violations'],
		runOnly: ${JSON.stringify(view.rules)} }).then((r) =>
		r.violations.map((v) => v.id + ': ' + v.nodes.length + ' x ' +
		v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(', ')))`);
	return faults.concat(found);
}

async function look(page, file, axe) {
	const name = path.basename(file), url = `file://${path.resolve(file)}`;
	let bad = 0;

	for (const view of VIEWS) {
		await page.show(view);
		const asked = await page.load(url);
		const faults = await faults_of(page, view, axe);

		if (decodeURI(asked.join(' ')) !== url)
			faults.push(`asks for ${asked.join(' ')}`);
		for (const fault of faults)
			console.log(`${name}, ${view.name}: ${fault}`);
		bad += faults.length;
	}
	return bad;
}

async function main([axe_file, program, profile, ...files]) {
	const axe = fs.readFileSync(axe_file, 'utf8');
	const browser = new Browser(program, profile);
	let bad = 0;

	const page = await Page.open(browser);
	for (const file of files)
		bad += await look(page, file, axe);
	await browser.ask('Browser.close').catch(() => 0);
	process.exit(bad > 0 ? 1 : 0);
}

main(process.argv.slice(2)).catch(give_up);
