// SPDX-License-Identifier: AGPL-3.0-or-later
// From a text to the public: written, approved by a second person, read on the portal and in the feeds.
import { mkdirSync } from 'node:fs';
import { accessibilityFaults, equal, ok, test, visitor } from './harness.mjs';

const pictures = process.env.LANTOA_PICTURES;  // a folder: screenshots of every page go there
async function picture(page, name) {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}

let item = '';
let address = '';
const title = 'Nộp hồ sơ cấp phép xây dựng trực tuyến, nhận kết quả tại nhà';

// The worker looks each second.
async function soon(page, path, words) {
  for (let left = 20; left > 0; left -= 1) {
    await page.goto(path);
    if (await page.getByText(words).first().isVisible()) return true;
    await page.waitForTimeout(250);
  }
  return false;
}

test('the public sees a portal that says what it is before there is any news', async ({ browser, server }) => {
  const page = await visitor(browser, server, { bypassCSP: true, who: null });
  await page.goto('/cong/sxd');
  ok(await page.getByText('Cổng chưa có tin nào.').isVisible(), 'empty');
  ok(await page.getByRole('link', { name: 'Thủ tục hành chính' }).first().isVisible(), 'procedures');
  equal(await accessibilityFaults(page), [], 'empty portal');
  equal((await page.goto('/cong/khong-co')).status(), 404, 'no such portal');
  equal(page.faults, [], 'faults');
});

test('an editor writes an article with the keyboard and sees what a careful reader would mark', async ({ browser, server }) => {
  const page = await visitor(browser, server, { bypassCSP: true, who: 'editor' });
  await page.goto('/noi-dung/moi');
  await page.getByLabel('Tiêu đề').fill(title);
  await page.getByLabel('Tóm tắt').fill('Từ tháng này, người dân nộp hồ sơ cấp phép xây dựng ở nhà và nhận kết quả qua bưu chính.');
  await page.getByLabel('Nội dung', { exact: true }).fill('Người dân nộp hồ sơ qua Cổng dịch vụ công quốc gia.\n\n');
  await page.getByLabel('Nội dung', { exact: true }).press('Control+b');
  await page.keyboard.type('Giải quyết TTHC');
  await page.getByLabel('Nội dung', { exact: true }).press('End');
  await page.keyboard.type(' đúng hạn tại Bộ phận Một cửa.');
  await page.getByLabel('Chính quyền điện tử, chính quyền số').check();
  await page.getByLabel('Người dân', { exact: true }).check();
  await page.getByLabel('Niêm yết tại trụ sở, Bộ phận một cửa').check();
  await picture(page, 'soan-noi-dung');
  equal(await accessibilityFaults(page), [], 'form');
  await page.getByRole('button', { name: 'Lưu' }).click();
  item = new URL(page.url()).pathname;
  ok(await page.getByText('chưa được viết đầy đủ ở lần đầu').isVisible(), 'the abbreviation is marked');
  ok(await page.locator('strong', { hasText: 'Giải quyết TTHC' }).isVisible(), 'bold in the preview');
  await picture(page, 'noi-dung');
  equal(await accessibilityFaults(page), [], 'item');
  await page.getByRole('button', { name: 'Trình duyệt' }).click();
  ok(await page.getByText('Chờ duyệt').first().isVisible(), 'submitted');
  equal(await page.getByRole('button', { name: 'Duyệt', exact: true }).count(), 0, 'the editor does not approve');
});

test('paste from Word is cleaned, and what was typed outlives a lost page', async ({ browser, server }) => {
  const page = await visitor(browser, server, { bypassCSP: true, who: 'editor' });
  await page.goto('/noi-dung/moi');
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/html', '<style>p{}</style><h1 style="mso-x:1">Đầu đề</h1><p class=MsoNormal>Một <b>đậm</b><o:p></o:p></p><ul><li>hai</li></ul><script>alert(1)</script>');
    const area = document.querySelector('[name=noi-dung]');
    area.focus();
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  equal(await page.getByLabel('Nội dung', { exact: true }).inputValue(), '## Đầu đề\n\nMột **đậm**\n\n- hai', 'clean');
  await page.reload();
  await page.getByRole('button', { name: 'Lấy lại' }).click();
  ok((await page.getByLabel('Nội dung', { exact: true }).inputValue()).startsWith('## Đầu đề'), 'taken back');
});

test('a second person approves, and the public reads it within moments, also without script', async ({ browser, server }) => {
  const head = await visitor(browser, server, { bypassCSP: true, who: 'head' });
  await head.goto('/viec-cua-toi');
  await head.getByRole('link', { name: /^Duyệt nội dung:/ }).click();
  await head.getByRole('link', { name: title }).click();
  await picture(head, 'duyet-noi-dung');
  equal(await accessibilityFaults(head), [], 'approval');
  await head.getByRole('button', { name: 'Duyệt', exact: true }).click();
  ok(await head.getByText('Đã đăng').first().isVisible(), 'published');
  await picture(head, 'noi-dung-da-dang');
  equal(await accessibilityFaults(head), [], 'published item');
  const reader = await visitor(browser, server, { who: null, script: false });
  ok(await soon(reader, '/cong/sxd', title), 'on the home page');
  await reader.getByRole('link', { name: title }).first().click();
  address = new URL(reader.url()).pathname;
  ok(await reader.getByRole('heading', { level: 1, name: title }).isVisible(), 'the article');
  await reader.getByRole('link', { name: 'Chính quyền điện tử, chính quyền số' }).click();
  ok(await reader.getByRole('link', { name: title }).isVisible(), 'by its topic');
});

test('the portal is sound wide, narrow, in the dark, and small enough for a slow network', async ({ browser, server }) => {
  for (const [name, size] of [['1280', { width: 1280, height: 800 }], ['390', { width: 390, height: 844 }]])
    for (const scheme of ['light', 'dark']) {
      const page = await visitor(browser, server, { bypassCSP: true, who: null, ...size, colorScheme: scheme });
      for (const [word, path] of [['trang-chu', '/cong/sxd'], ['bai', address], ['tin', '/cong/sxd/tin'],
        ['lien-he', '/cong/sxd/lien-he'], ['nhan-tin', '/cong/sxd/nhan-tin'], ['ke-hoach', '/cong/sxd/ke-hoach']]) {
        await page.goto(path);
        await picture(page, `cong-${word}-${name}-${scheme}`);
        equal(await accessibilityFaults(page), [], `${word} ${name} ${scheme}`);
        ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${word} fits ${name}`);
      }
      equal(page.faults, [], 'faults');
      await page.context().close();
    }
  const answer = await fetch(`${server.address}/cong/sxd`, { headers: { 'Accept-Encoding': 'gzip' } });
  const style = await fetch(`${server.address}${(await answer.text()).match(/href="([^"]*portal[^"]*\.css)"/)[1]}`);
  ok(Number(answer.headers.get('content-length')) + Number(style.headers.get('content-length')) < 60_000, 'under 60 KB');
  const again = await fetch(`${server.address}/cong/sxd`, { headers: { 'If-None-Match': answer.headers.get('etag') } });
  equal(again.status, 304, 'what the browser has is not sent again');
});

test('the feeds carry the article', async ({ browser, server }) => {
  const page = await visitor(browser, server, { who: null });
  for (const [path, type] of [['rss.xml', 'application/rss+xml'], ['atom.xml', 'application/atom+xml'], ['sitemap.xml', 'application/xml']]) {
    const answer = await fetch(`${server.address}/cong/sxd/${path}`);
    ok(answer.headers.get('content-type').startsWith(type), path);
    const text = await answer.text();
    const wrong = await page.evaluate((xml) => new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror')?.textContent, text);
    equal(wrong, undefined, path);
    ok(text.includes(address), path);
  }
  const feed = await (await fetch(`${server.address}/cong/sxd/feed.json`)).json();
  equal(feed.items[0].title, title, 'JSON Feed');
  ok((await (await fetch(`${server.address}/robots.txt`)).text()).includes('Disallow: /quan-tri'), 'robots');
});

test('what people bring by hand is written down on the item', async ({ browser, server }) => {
  const page = await visitor(browser, server, { bypassCSP: true, who: 'editor' });
  await page.goto(item);
  await page.getByText('Ghi đã làm').click();
  await page.getByLabel('Nơi, ngày, số lượng').fill('Bảng tin Bộ phận Một cửa, 2 bản');
  await page.getByRole('button', { name: 'Ghi nhận' }).click();
  ok(await page.getByText('Bảng tin Bộ phận Một cửa, 2 bản').isVisible(), 'the receipt');
  await page.goto('/kenh');
  await picture(page, 'kenh');
  equal(await accessibilityFaults(page), [], 'postings');
  const admin = await visitor(browser, server, { bypassCSP: true, who: 'admin' });
  for (const [path, name] of [['/quan-tri/kenh', 'quan-tri-kenh'], ['/quan-tri/cong', 'quan-tri-cong'], ['/quan-tri/thu', 'quan-tri-thu'],
    ['/quan-tri', 'quan-tri']]) {
    await admin.goto(path);
    await picture(admin, name);
    equal(await accessibilityFaults(admin), [], name);
  }
});

test('two people who edit the same text are told, and see both', async ({ browser, server }) => {
  const first = await visitor(browser, server, { bypassCSP: true, who: 'editor' });
  const second = await visitor(browser, server, { bypassCSP: true, who: 'office' });
  await first.goto(`${item}/sua`);
  await second.goto(`${item}/sua`);
  ok(await second.getByText(/Vũ Thị Biên Tập đang sửa nội dung này/).isVisible(), 'who is at it');
  await second.getByLabel('Tóm tắt').fill('Tóm tắt của Văn phòng.');
  await second.getByRole('button', { name: 'Lưu' }).click();
  await first.getByLabel('Tóm tắt').fill('Tóm tắt của biên tập viên.');
  await first.getByRole('button', { name: 'Lưu' }).click();
  ok(await first.getByText('vừa được người khác sửa').isVisible(), 'told');
  ok(await first.getByText('Bản người khác vừa lưu').isVisible(), 'the other text');
  equal(await first.getByLabel('Tóm tắt').inputValue(), 'Tóm tắt của biên tập viên.', 'nothing is lost');
  await picture(first, 'hai-nguoi-sua');
  equal(await accessibilityFaults(first), [], 'both');
  const reader = await visitor(browser, server, { who: null });
  await reader.goto(address);
  equal(await reader.getByText('Tóm tắt của Văn phòng.').count(), 0, 'the public sees the approved text');
});

test('a text that is withdrawn says so at its old address', async ({ browser, server }) => {
  const page = await visitor(browser, server, { bypassCSP: true, who: 'head' });
  await page.goto(item);
  await page.getByText('Gỡ nội dung').click();
  await page.getByLabel('Lý do gỡ').fill('Thời hạn ghi chưa đúng.');
  await page.getByRole('button', { name: 'Gỡ', exact: true }).click();
  ok(await page.getByText('Đã gỡ').first().isVisible(), 'withdrawn');
  const reader = await visitor(browser, server, { bypassCSP: true, who: null });
  ok(await soon(reader, address, 'Nội dung này đã được gỡ'), 'told');
  ok(await reader.getByText('Thời hạn ghi chưa đúng.').isVisible(), 'why');
  equal((await reader.goto(address)).status(), 410, 'gone');
  equal(await accessibilityFaults(reader), [], 'gone');
});
