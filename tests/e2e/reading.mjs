// SPDX-License-Identifier: AGPL-3.0-or-later
// A newcomer's way through the product, with every kind of hand and eye.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessibilityFaults, equal, ok, root, test, until, visitor } from './harness.mjs';

const plan = `UBND TỈNH THANH HÓA
SỞ Y TẾ
Số: 45/KH-SYT
Thanh Hóa, ngày 12 tháng 01 năm 2026

KẾ HOẠCH
Tuyên truyền cải cách hành chính năm 2026

Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính.

I. NỘI DUNG TUYÊN TRUYỀN
1. Tuyên truyền kết quả giải quyết thủ tục hành chính trên Trang thông tin điện tử của Sở, ít nhất 02 tin, bài/tháng.
- Đơn vị chủ trì: Văn phòng Sở.
- Đơn vị phối hợp: Các phòng, đơn vị thuộc Sở.
- Thời gian thực hiện: Thường xuyên trong năm.
2. Tổ chức hội nghị đối thoại với doanh nghiệp dược.
- Đơn vị chủ trì: Phòng Nghiệp vụ Dược.
- Đơn vị phối hợp: Văn phòng Sở.
- Thời gian thực hiện: Quý III/2026.
`;
let files = 0;
function textFile(server, name, addition = '') {
  const path = join(server.folder, name);
  files += 1;
  writeFileSync(path, `${plan}${addition}\nGhi chú ${files}.\n`);
  return path;
}
// The same pages, but bytes that nobody has read yet.
function newScan(server, name) {
  const path = join(server.folder, name);
  files += 1;
  writeFileSync(path, Buffer.concat([readFileSync(join(root, 'samples/phuong-hoa-khanh-ban-quet.pdf')), Buffer.from(`\n%${files}\n`)]));
  return path;
}
async function bring(page, ...paths) {
  await page.goto('/doc');
  await page.setInputFiles('#tep', paths);
  await page.click('.drop [type=submit]');
}
async function bringAndOpen(page, path) {
  await bring(page, path);
  await page.waitForURL(/\/doc\/[0-9a-f]{16}$/);
}
async function openSample(page, name) {
  await page.goto('/doc');
  await page.locator('.card', { hasText: name }).locator('a').click({ timeout: 120_000 });
  await page.waitForURL(/\/doc\//);
}
const lit = (page, side) => page.locator(`${side} .lit`).evaluateAll((all) => all.map((e) => e.textContent.trim()));
const isInView = (locator) => locator.evaluate((e) => {
  const box = e.getBoundingClientRect();
  return box.height > 0 && box.top >= 0 && box.bottom <= window.innerHeight;
});

test('the samples are read and shown on the start page', async ({ browser, server }) => {
  const page = await visitor(browser, server);
  await page.goto('/doc');
  await until(page, () => document.querySelectorAll('.card').length === 3 && !document.querySelector('[data-reload]'),
    'three samples are there', 120_000);
  const cards = await page.locator('.card').allTextContents();
  ok(cards.some((c) => c.includes('so-xay-dung.docx') && c.includes('Không có cảnh báo')), `the department's plan has no warnings: ${cards}`);
  ok(cards.some((c) => c.includes('xa-dong-van.pdf') && c.includes('cảnh báo')), `the commune's plan has warnings: ${cards}`);
  equal(page.faults, []);
});

test('a file that is brought is read and shown', async ({ browser, server, program }) => {
  const page = await visitor(browser, server);
  const path = textFile(server, 'Kế hoạch Sở Y tế.txt');
  await bringAndOpen(page, path);
  equal(await page.locator('h1').textContent(), 'Tuyên truyền cải cách hành chính năm 2026');
  equal(await page.locator('.activity').count(), 2);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Tải kế hoạch (JSON)')]);
  equal(download.suggestedFilename(), 'Kế hoạch Sở Y tế.json');
  const sent = readFileSync(await download.path(), 'utf8').trim();
  equal(JSON.parse(sent), JSON.parse(execFileSync(program, ['read', '--json', path], { encoding: 'utf8' })), 'as on the command line');
  await page.goto('/doc');
  ok((await page.locator('.recent').textContent()).includes('SỞ Y TẾ'), 'it is listed');
  equal(page.faults, []);
});

test('pointing at a fact lights its place up and brings it into view', async ({ browser, server }) => {
  const page = await visitor(browser, server, { height: 500 });
  await bringAndOpen(page, textFile(server, 'a.txt', `${'Dòng đệm.\n'.repeat(3)}`));
  const lead = page.locator('.plan .k-lead', { hasText: 'Phòng Nghiệp vụ Dược' }).first();
  await lead.hover();
  await until(page, () => document.querySelector('.source .lit') !== null, 'its place lights up');
  equal((await lit(page, '.source')).join(), 'Phòng Nghiệp vụ Dược');
  const place = page.locator('.source .m.lit');
  await until(page, () => {
    const box = document.querySelector('.source .m.lit').getBoundingClientRect();
    return box.top >= 0 && box.bottom <= window.innerHeight;
  }, 'it comes into view');
  ok(await isInView(place), 'its place is in view');
  await page.locator('h1').hover();
  equal(await lit(page, '.source'), []);
  await lead.click();
  await page.locator('h1').hover();
  equal(await lit(page, '.source'), ['Phòng Nghiệp vụ Dược'], 'a click stays');
  ok((await page.locator('[data-said]').textContent()).startsWith('Trong văn bản: '), 'and is said');
  await page.keyboard.press('Escape');
  equal(await lit(page, '.source'), []);
  equal(page.faults, []);
});

test('pointing at the source lights its facts up', async ({ browser, server }) => {
  const page = await visitor(browser, server, { height: 500 });
  await bringAndOpen(page, textFile(server, 'b.txt'));
  await page.locator('.source .m-time', { hasText: 'Quý III/2026' }).click();
  const facts = await lit(page, '.plan');
  ok(facts.includes('Quý III/2026'), `the time: ${facts}`);
  await until(page, () => {
    const box = document.querySelector('.plan .k-time.lit').getBoundingClientRect();
    return box.top >= 0 && box.bottom <= window.innerHeight;
  }, 'it comes into view');
  await page.locator('.source .line', { hasText: 'Tổ chức hội nghị đối thoại' }).locator('.n').click();
  ok((await lit(page, '.plan')).some((text) => text.includes('đối thoại với doanh nghiệp dược')), 'the whole activity');
  equal(page.faults, []);
});

test('the keyboard alone is enough', async ({ browser, server }) => {
  const page = await visitor(browser, server);
  await bringAndOpen(page, textFile(server, 'c.txt'));
  await page.keyboard.press('Tab');
  equal(await page.evaluate(() => document.activeElement.textContent), 'Đến nội dung chính');
  await page.keyboard.press('Tab');
  equal(await page.evaluate(() => document.activeElement.textContent), 'Đến kế hoạch đã dựng');
  await page.keyboard.press('Enter');
  await page.locator('.plan .k-lead').first().focus();
  equal(await lit(page, '.source'), ['Văn phòng Sở'], 'focus lights up');
  await page.keyboard.press('Enter');
  ok((await page.locator('[data-said]').textContent()).includes('Văn phòng Sở'), 'Enter says where');
  // The source is one stop; arrows move inside it.
  equal(await page.locator('.source a[tabindex="0"]').count(), 1);
  await page.locator('.source a[tabindex="0"]').focus();
  const first = await page.evaluate(() => document.activeElement.outerHTML);
  await page.keyboard.press('ArrowDown');
  const second = await page.evaluate(() => document.activeElement.outerHTML);
  ok(first !== second, 'the arrow moves');
  ok((await lit(page, '.plan')).length > 0, 'and lights up');
  ok(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle !== 'none'), 'the focus is seen');
  equal(page.faults, []);
});

test('without script everything but the highlighting works', async ({ browser, server }) => {
  const page = await visitor(browser, server, { script: false });
  await bring(page, textFile(server, 'd.txt'));
  await page.waitForURL(/\/doc\//);
  equal(await page.locator('.activity').count(), 2);
  await page.locator('.plan .k-lead').first().click();
  ok(/#L\d+$/.test(page.url()), page.url());
  ok(await isInView(page.locator(page.url().match(/#L\d+$/)[0])), 'the link leads to the line');
  await page.locator('.source .m-lead').last().click();
  ok(/#f\d+$/.test(page.url()), page.url());
  await page.selectOption('[name=don-vi]', 'Phòng Nghiệp vụ Dược');
  await page.click('.filter button');
  equal(await page.locator('.activity').count(), 1);
  ok((await page.locator('.found').textContent()).includes('Đang hiện 1 trên 2 hoạt động.'), 'the count is told');
  equal(await page.locator('text=In kế hoạch').isVisible(), false, 'what needs a script is not offered');
});

test('the filter works while typing, with and without marks', async ({ browser, server }) => {
  const page = await visitor(browser, server);
  await bringAndOpen(page, textFile(server, 'e.txt'));
  await page.fill('[name=tim]', 'DOI THOAI');
  equal(await page.locator('.activity:visible').count(), 1);
  ok((await page.locator('.found').textContent()).includes('1 trên 2'), 'the count is told');
  await page.fill('[name=tim]', 'không có chữ này');
  ok(await page.locator('[data-none]').isVisible(), 'nothing is told');
  await page.fill('[name=tim]', '');
  await page.selectOption('[name=don-vi]', 'Phòng Nghiệp vụ Dược');
  equal(await page.locator('.activity:visible').count(), 1);
  equal(page.faults, []);
});

test('on a phone one side is shown at a time', async ({ browser, server }) => {
  const page = await visitor(browser, server, { width: 360, height: 740, hasTouch: true, isMobile: true });
  await bringAndOpen(page, textFile(server, 'g.txt'));
  equal([await page.locator('#ke-hoach').isVisible(), await page.locator('#van-ban').isVisible()], [true, false]);
  await page.locator('.plan .k-lead', { hasText: 'Phòng Nghiệp vụ Dược' }).first().tap();
  equal([await page.locator('#ke-hoach').isVisible(), await page.locator('#van-ban').isVisible()], [false, true], 'a tap goes to the place');
  equal(await lit(page, '.source'), ['Phòng Nghiệp vụ Dược']);
  await until(page, () => {
    const box = document.querySelector('.source .m.lit').getBoundingClientRect();
    return box.top >= 0 && box.bottom <= window.innerHeight;
  }, 'it comes into view');
  await page.locator('.tabs >> text=Kế hoạch').tap();
  ok(await page.locator('#ke-hoach').isVisible(), 'and the tab back');
  equal(page.faults, []);
});

test('no page is wider than the smallest phone', async ({ browser, server }) => {
  const page = await visitor(browser, server, { width: 320, height: 600 });
  const wide = async (where) => {
    const [width, culprit] = await page.evaluate(() => {
      const out = [...document.querySelectorAll('body *')].find((e) => e.getBoundingClientRect().right > 321 && !e.closest('.table, .skip'));
      return [document.documentElement.scrollWidth, out ? out.outerHTML.slice(0, 120) : ''];
    });
    ok(width <= 320, `${where}: ${width} ${culprit}`);
  };
  await page.goto('/doc');
  await wide('start');
  await page.goto('/khong-co');
  await wide('404');
  for (const sample of ['so-xay-dung.docx', 'xa-dong-van.pdf', 'phuong-hoa-khanh-ban-quet.pdf']) {
    await openSample(page, sample);
    await wide(sample);
    await page.click('.tabs >> text=Văn bản');
    await wide(`${sample}, source`);
  }
});

test('pages of a PDF are drawn, with their facts on them', async ({ browser, server }) => {
  const page = await visitor(browser, server);
  await openSample(page, 'xa-dong-van.pdf');
  await until(page, () => document.querySelector('.sheet img').naturalWidth > 600, 'the page is drawn');
  await page.locator('.plan .k-lead', { hasText: 'Trung tâm Dịch vụ tổng hợp' }).first().hover();
  await until(page, () => document.querySelectorAll('.sheet svg .lit').length > 0, 'the place lights up on the page');
  const on = await page.locator('.sheet svg .lit').first().evaluate((e) => {
    const [box, sheet] = [e.getBoundingClientRect(), e.closest('.sheet').getBoundingClientRect()];
    return box.left > sheet.left && box.right < sheet.right && box.width > 20;
  });
  ok(on, 'the box stands on the page');
  equal(await page.locator('.source table').count() > 0, true, 'the table is drawn as one in the text');
  equal(page.faults, []);
});

test('what cannot be read is told in one sentence, and nothing is lost', async ({ browser, server }) => {
  const page = await visitor(browser, server);
  const path = join(server.folder, 'ảnh đĩa.iso');
  writeFileSync(path, Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251)));
  await bring(page, path);
  await page.waitForSelector('h1:has-text("Không đọc được tệp này")');
  ok((await page.locator('.work').textContent()).includes('ảnh đĩa.iso'), 'the name is kept');
  const sentence = await page.locator('.state').textContent();
  ok(/^\p{Lu}.*[.]$/u.test(sentence.trim()), `one sentence: ${sentence}`);
  ok(await page.locator('text=Có thể thử').isVisible(), 'what to try');
  await page.click('button:has-text("Thử lại")');
  await page.waitForSelector('h1:has-text("Không đọc được tệp này")');
  ok((await page.locator('.work').textContent()).includes('ảnh đĩa.iso'), 'the file was still there');
  equal(page.faults, []);
});

test('several files are read in one turn', async ({ browser, server }) => {
  const page = await visitor(browser, server);
  const bad = join(server.folder, 'rỗng.txt');
  writeFileSync(bad, '');
  await bring(page, textFile(server, 'h.txt'), bad);
  await page.waitForSelector('h1:has-text("Có tệp không đọc được")');
  equal(await page.locator('.w-done').count(), 1);
  equal(await page.locator('.w-failed').count(), 1);
  await page.click('text=Xem kế hoạch');
  await page.waitForURL(/\/doc\//);
});

test('a scan shows its progress and can be stopped', async ({ browser, server }) => {
  const page = await visitor(browser, server);
  await bring(page, newScan(server, 'bản quét dài.pdf'));
  await page.waitForSelector('h1:has-text("Đang đọc")');
  await page.click('button:has-text("Dừng đọc")');
  await page.waitForSelector('h1:has-text("Đã dừng")');
  ok((await page.locator('.work').textContent()).includes('bản quét dài.pdf'), 'the name is kept');
  await page.click('button:has-text("Thử lại")');
  await page.waitForURL(/\/doc\//, { timeout: 120_000 });
  equal(page.faults, []);
});

test('a file may be dropped on the page', async ({ browser, server }) => {
  const page = await visitor(browser, server);
  await page.goto('/doc');
  const dropped = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'thả.txt', { type: 'text/plain' }));
    return data;
  }, `${plan}\nThả vào.\n`);
  await page.dispatchEvent('main', 'dragover', { dataTransfer: dropped });
  ok(await page.locator('.drop.over').count(), 'the place shows that it takes files');
  await page.dispatchEvent('main', 'drop', { dataTransfer: dropped });
  await page.waitForURL(/\/doc\//);
  equal(page.faults, []);
});

test('too much at once is told before it travels', async ({ browser, server }) => {
  const page = await visitor(browser, server);
  await page.goto('/doc');
  await page.setInputFiles('#tep', Array.from({ length: 21 }, (_, i) => ({ name: `${i}.txt`, mimeType: 'text/plain', buffer: Buffer.from('x') })));
  ok((await page.locator('[data-chosen]').textContent()).includes('20 tệp'), 'the limit is told');
  ok(await page.locator('.drop [type=submit]').isDisabled(), 'and not sent');
});

test('a document can be read again and removed', async ({ browser, server }) => {
  const page = await visitor(browser, server);
  await bringAndOpen(page, textFile(server, 'xóa tôi.txt'));
  const address = page.url();
  await Promise.all([page.waitForResponse((r) => r.url().endsWith('/doc-lai')), page.click('button:has-text("Đọc lại")')]);
  await page.waitForURL(address);
  await page.click('.toolbar a:has-text("Xóa")');
  await page.click('button:has-text("Xóa hẳn")');
  await page.waitForURL(/\/doc$/);
  equal((await page.goto(address)).status(), 404);
});

test('an address that does not exist has a page', async ({ browser, server }) => {
  const page = await visitor(browser, server);
  const answer = await page.goto('/khong/co/dau');
  equal(answer.status(), 404);
  ok(await page.locator('h1:has-text("Không có trang này")').isVisible(), 'it says so');
  await page.click('text=Về trang đầu');
  await page.waitForURL(/\/doc$/);
  equal(await page.evaluate(() => fetch('/doc', { method: 'POST', body: new FormData() }).then((r) => r.status)), 403, 'a form without token');
});

test('the plan alone is printed', async ({ browser, server }) => {
  const page = await visitor(browser, server);
  await openSample(page, 'so-xay-dung.docx');
  await page.emulateMedia({ media: 'print' });
  equal(await page.locator('#van-ban').isVisible(), false);
  ok(await page.locator('.activity').first().isVisible(), 'activities');
  equal(await page.locator('.banner').isVisible(), false);
});

test('every page keeps the rules of accessibility that a machine can check', async ({ browser, server }) => {
  for (const size of [{ width: 1366, height: 768 }, { width: 360, height: 740 }]) {
    const page = await visitor(browser, server, { ...size, bypassCSP: true });
    await page.goto('/doc');
    equal(await accessibilityFaults(page), [], 'start');
    await page.goto('/khong-co');
    equal(await accessibilityFaults(page), [], '404');
    for (const sample of ['so-xay-dung.docx', 'xa-dong-van.pdf', 'phuong-hoa-khanh-ban-quet.pdf']) {
      await openSample(page, sample);
      equal(await accessibilityFaults(page), [], sample);
    }
    await page.locator('.plan .k-lead').first().focus();
    equal(await accessibilityFaults(page, ['color-contrast']), [], 'with something lit');
    await page.goto(`${page.url().split('#')[0]}/xoa`);
    equal(await accessibilityFaults(page), [], 'removal');
    await page.context().close();
  }
});
