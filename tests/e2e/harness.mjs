// SPDX-License-Identifier: AGPL-3.0-or-later
// A server of our own on a free port, a browser, and tests that are sentences.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { chromium } from 'playwright-core';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

// `more`: options of the server, made when its folder is known; without them it brings the samples along.
export async function serve(program, more) {
  const folder = mkdtempSync(join(tmpdir(), 'lantoa-e2e-'));
  const options = more ? more(folder) : ['--port', '0', '--samples', join(root, 'samples')];
  const child = spawn(program, ['serve', '--data', join(folder, 'data'), '--demo', ...options],
    { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve(signal ?? code)));
  const address = await new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (piece) => {
      said += piece;
      const found = said.match(/http:\/\/[0-9.:]+/);
      if (found) resolve(found[0]);
    });
    ended.then((how) => reject(new Error(`the server ended: ${how}`)));
  });
  return {
    address,
    folder,
    async stop() {
      child.kill('SIGTERM');
      const how = await ended;
      rmSync(folder, { recursive: true, force: true });
      return how;
    },
  };
}

export function launch() {
  const executablePath = process.env.CHROMIUM ?? browsers.find(existsSync);
  if (!executablePath) throw new Error('no Chromium is installed');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', '--lang=vi'] });
}

// The accounts of the demo agency, as the server prints them.
export const people = {
  admin: 'quantri@demo.lantoa.vn', office: 'vanphong@demo.lantoa.vn', head: 'lanhdao@demo.lantoa.vn',
  staff: 'chuyenvien@demo.lantoa.vn', editor: 'bientap@demo.lantoa.vn', viewer: 'nguoixem@demo.lantoa.vn',
};
const password = 'lan toa dung thu 2026';
const cookies = new Map();

// Each person signs in once, through the page; later visitors bring the same cookies.
async function signedIn(context, who) {
  if (cookies.has(who)) return context.addCookies(cookies.get(who));
  const page = await context.newPage();
  await page.goto('/dang-nhap');
  await page.getByLabel('Thư điện tử').fill(people[who]);
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.waitForURL('**/viec-cua-toi');
  cookies.set(who, await context.cookies());
  await page.close();
}

// A visitor with a window of a size, with or without script. What goes wrong in the page is collected in `faults`.
export async function visitor(browser, server, { width = 1366, height = 768, script = true, who = 'office', ...more } = {}) {
  const context = await browser.newContext({
    viewport: { width, height }, javaScriptEnabled: script, baseURL: server.address, locale: 'vi-VN', acceptDownloads: true,
    reducedMotion: 'reduce', ...more,
  });
  context.setDefaultTimeout(30_000);
  if (who) await signedIn(context, who);
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => {
    // A page with an error status is logged by the browser itself.
    if (message.type() === 'error' && !/the server responded with a status of/.test(message.text())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(server.address) && !request.url().startsWith('data:')) faults.push(`foreign: ${request.url()}`);
  });
  page.faults = faults;
  return page;
}

// Rules of WCAG 2.2 A and AA that a machine can check.
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
export async function accessibilityFaults(page, only = rules) {
  // Cards far below are not laid out until they come near; measured in that state they would seem to overlap.
  await page.addStyleTag({ content: '* { content-visibility: visible !important; }' });
  await page.evaluate(axe.source);
  const found = await page.evaluate((runOnly) => window.axe.run(document, { runOnly, resultTypes: ['violations'] }), only);
  return found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(' | ')}`);
}

export const tests = [];
export function test(name, run) { tests.push({ name, run }); }

export function equal(actual, expected, about = '') {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${about}: expected ${b}, got ${a}`);
}
export function ok(value, about) {
  if (!value) throw new Error(about);
}
// Waits until the page says so.
export async function until(page, isSo, about, timeout = 30_000) {
  const latest = Date.now() + timeout;
  while (!await page.evaluate(isSo).catch(() => false)) {  // a page that is just being left cannot be asked
    if (Date.now() > latest) throw new Error(`never: ${about}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
