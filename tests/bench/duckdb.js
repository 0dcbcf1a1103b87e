/* duckdb.js - count an extract by team, month and code with DuckDB.
 *
 *	NODE_PATH=.../node_modules node duckdb.js FILE THREADS [people]
 *
 * For bench/import, where npm has brought @duckdb/node-api. */
const { DuckDBInstance } = require('@duckdb/node-api');

const [file, threads, people] = process.argv.slice(2);
const what = people ? 'count(DISTINCT local_patient_id)' : 'count(*)';
const sql = `SELECT count(*), sum(n) FROM (
	SELECT team_code, substr(referral_date, 1, 7) AS month,
		ethnic_category, ${what} AS n
	FROM read_csv('${file}', header = true, all_varchar = true)
	GROUP BY ALL)`;

async function main()
{
	const db = await DuckDBInstance.create(':memory:', { threads });
	const answer = await (await db.connect()).runAndReadAll(sql);

	console.log(answer.getRows().join(' '));
}

main();
