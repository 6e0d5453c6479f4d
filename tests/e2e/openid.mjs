// SPDX-License-Identifier: AGPL-3.0-or-later
// Sign-in by another system, against a provider that others wrote.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { Provider } from 'oidc-provider';
import { accessibilityFaults, equal, ok, people, serve, test, visitor } from './harness.mjs';

const secret = 'bi mat: 100% & +';

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

function keyOf(algorithm) {
  const { privateKey } = algorithm === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
    : generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: `key-${algorithm}`, alg: algorithm, use: 'sig' };
}

// A provider, and a server of ours that trusts it. Whoever signs in there as an address has that address.
async function together(program, algorithm, work) {
  const [port, ours] = [await freePort(), await freePort()];
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'lan toa', client_secret: secret, redirect_uris: [`http://127.0.0.1:${ours}/dang-nhap/openid/ve`],
      grant_types: ['authorization_code'], response_types: ['code'], id_token_signed_response_alg: algorithm,
    }],
    jwks: { keys: [keyOf(algorithm)] },
    cookies: { keys: ['only for this test'] },
    pkce: { methods: ['S256'], required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    findAccount: (_, id) => ({
      accountId: id, claims: () => ({ sub: id, email: id.replace('chua-xac-minh:', ''), email_verified: !id.startsWith('chua-xac-minh:') }),
    }),
  });
  const faults = [];
  for (const event of ['server_error', 'grant.error', 'authorization.error'])
    provider.on(event, (_, error) => { if (error.error !== 'access_denied') faults.push(error.message); });
  const listening = provider.listen(port, '127.0.0.1');
  await once(listening, 'listening');
  const server = await serve(program, (folder) => {
    const file = join(folder, 'secret');
    writeFileSync(file, `${secret}\n`);
    return ['--port', String(ours), '--public-address', `http://127.0.0.1:${ours}`, '--openid-issuer', issuer,
      '--openid-client', 'lan toa', '--openid-secret-file', file, '--openid-name', 'tài khoản công vụ'];
  });
  try {
    await work(server);
    equal(faults, [], 'what the provider complains about');
  } finally {
    await server.stop();
    listening.closeAllConnections();
    listening.close();
  }
}

async function signInThere(page, as) {
  await page.getByRole('link', { name: 'Đăng nhập bằng tài khoản công vụ' }).click();
  await page.locator('input[name=login]').fill(as);
  await page.locator('input[name=password]').fill('bất kỳ');
  await page.locator('button[type=submit]').click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

for (const algorithm of ['RS256', 'ES256'])
  test(`openid: a person signs in by the account of another system (${algorithm}) and comes back to where they wanted`,
    async ({ browser, program }) => together(program, algorithm, async (server) => {
      const page = await visitor(browser, server, { bypassCSP: true, who: null });
      await page.goto('/nghia-vu');
      equal(await accessibilityFaults(page), [], 'sign-in');
      await signInThere(page, people.office);
      await page.waitForURL('**/nghia-vu');
      await page.goto('/tai-khoan');
      ok(await page.getByText('Trần Thị Điều Phối').first().isVisible(), 'as herself');
      const admin = await visitor(browser, server, { who: null });
      await admin.goto('/dang-nhap');
      await signInThere(admin, people.admin);
      await admin.goto('/quan-tri/nhat-ky');
      ok(await admin.getByText(/Đăng nhập qua http:\/\/127\.0\.0\.1:/).first().isVisible(), 'in the trail');
    }));

test('openid: nobody without an account, without a verified address or without consent is let in', async ({ browser, program }) =>
  together(program, 'RS256', async (server) => {
    for (const [as, reason] of [['nguoi.la@so.vn', /Chưa có tài khoản nào mang địa chỉ thư điện tử này/],
      [`chua-xac-minh:${people.office}`, /chưa xác minh địa chỉ thư điện tử/]]) {
      const page = await visitor(browser, server, { who: null });
      await page.goto('/dang-nhap');
      await signInThere(page, as);
      ok(await page.getByText(reason).isVisible(), `${as}: the reason`);
      await page.goto('/nghia-vu');
      ok(page.url().includes('/dang-nhap'), 'still a visitor');
      await page.context().close();
    }
    const page = await visitor(browser, server, { bypassCSP: true, who: null });
    await page.goto('/dang-nhap');
    await page.getByRole('link', { name: 'Đăng nhập bằng tài khoản công vụ' }).click();
    await page.getByRole('link', { name: /Cancel/ }).click();
    ok(await page.getByText('Bạn đã không đồng ý đăng nhập ở hệ thống bên ngoài.').isVisible(), 'the reason');
    equal(await accessibilityFaults(page), [], 'the refusal');
    // An answer that this browser never asked for.
    equal((await page.goto('/dang-nhap/openid/ve?code=x&state=y')).status(), 422, 'a foreign answer');
  }));
