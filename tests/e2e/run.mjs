// SPDX-License-Identifier: AGPL-3.0-or-later
import { launch, serve, tests } from './harness.mjs';
import './reading.mjs';
import './programme.mjs';
import './work.mjs';
import './content.mjs';
import './seeds.mjs';
import './tables.mjs';
import './openid.mjs';

const program = process.argv[2];
const wanted = process.argv[3] ?? '';
const server = await serve(program);
const browser = await launch();
let passed = 0;
let failed = 0;
for (const { name, run } of tests.filter((t) => t.name.includes(wanted))) {
  const started = Date.now();
  try {
    await run({ server, browser, program });
    passed += 1;
    console.log(`ok ${name} (${Date.now() - started} ms)`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED ${name}\n  ${error.stack}`);
  }
  for (const context of browser.contexts()) await context.close();
}
await browser.close();
const how = await server.stop();
if (how === 0) passed += 1;
else { failed += 1; console.log(`FAILED the server ends in order: ${how}`); }
console.log(`passed=${passed} failed=${failed}`);
process.exit(failed === 0 ? 0 : 1);
