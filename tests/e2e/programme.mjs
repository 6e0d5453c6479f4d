// SPDX-License-Identifier: AGPL-3.0-or-later
// From a document to evidence, as people of an agency would do it.
import { mkdirSync } from 'node:fs';
import { accessibilityFaults, equal, ok, test, until, visitor } from './harness.mjs';

const pictures = process.env.LANTOA_PICTURES;  // a folder: screenshots of every page go there
async function picture(page, name) {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}

let plan = '';
let duty = '';

test('a visitor who is not signed in is asked to, and comes back to where they wanted', async ({ browser, server }) => {
  const page = await visitor(browser, server, { bypassCSP: true, who: null });
  await page.goto('/nghia-vu');
  ok(page.url().includes('/dang-nhap?tiep='), page.url());
  await picture(page, 'dang-nhap');
  equal(await accessibilityFaults(page), [], 'sign-in');
  await page.getByLabel('Thư điện tử').fill('vanphong@demo.lantoa.vn');
  await page.getByLabel('Mật khẩu').fill('không phải mật khẩu này');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  ok(await page.getByText('Thư điện tử hoặc mật khẩu không đúng.').isVisible(), 'the reason');
  await page.getByLabel('Mật khẩu').fill('lan toa dung thu 2026');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  ok(new URL(page.url()).pathname === '/nghia-vu', page.url());
});

test('the office imports a plan that was read, and is asked once who an unknown name is', async ({ browser, server }) => {
  const page = await visitor(browser, server, { bypassCSP: true });
  await page.goto('/doc');
  await until(page, () => document.querySelectorAll('.card').length >= 3, 'the samples are read', 120_000);
  await page.getByRole('link', { name: /Tuyên truyền công tác cải cách hành chính năm 2026 của Sở Xây dựng/ }).first().click();
  await page.getByRole('button', { name: 'Nhập thành kế hoạch của cơ quan' }).click();
  await page.waitForURL('**/ra-soat');
  plan = new URL(page.url()).pathname.split('/')[2];
  await picture(page, 'ra-soat');
  equal(await accessibilityFaults(page), [], 'review');
  for (let left = 20; left > 0; left -= 1) {
    const ask = page.getByRole('button', { name: 'Ghi nhớ' }).first();
    if (!await ask.isVisible()) break;
    const form = page.locator('form', { has: ask }).first();
    await form.locator('select').selectOption('open');
    await ask.click();
  }
  ok(await page.getByText('Mọi tên đơn vị đã rõ là ai.').isVisible(), 'all names are bound');
  equal(page.faults, [], 'faults');
});

test('an activity is corrected by keyboard, and what was read stays known', async ({ browser, server }) => {
  const page = await visitor(browser, server, { bypassCSP: true, script: false });
  await page.goto(`/ke-hoach/${plan}/ra-soat`);
  await page.getByRole('link', { name: /^Sửa hoạt động/ }).first().focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Nhiệm vụ của lộ trình').fill('Nhiệm vụ 1.2 của Kế hoạch CCHC');
  await picture(page, 'sua-hoat-dong');
  await page.getByRole('button', { name: 'Lưu' }).press('Enter');
  await page.waitForURL('**/ra-soat');
  ok(await page.getByText('Nhiệm vụ 1.2 của Kế hoạch CCHC').first().isVisible(), 'the correction');
});

test('only the head can bring the plan into force, and units then owe it', async ({ browser, server }) => {
  const office = await visitor(browser, server, { bypassCSP: true });
  await office.goto(`/ke-hoach/${plan}`);
  equal(await office.getByRole('button', { name: /Phê duyệt/ }).count(), 0, 'the office has no such button');
  const head = await visitor(browser, server, { bypassCSP: true, who: 'head' });
  await head.goto('/viec-cua-toi');
  await head.getByRole('link', { name: /^Phê duyệt:/ }).click();
  await picture(head, 'ke-hoach-cho-duyet');
  await head.getByRole('button', { name: 'Phê duyệt và giao việc' }).click();
  ok(await head.getByText('Có hiệu lực, phiên bản 1').first().isVisible(), 'in force');
  await picture(head, 'ke-hoach');
  equal(await accessibilityFaults(head), [], 'plan');
  const other = await visitor(browser, server, { bypassCSP: true, who: 'viewer' });
  equal((await other.goto(`/ke-hoach/${plan}/ra-soat`)).status(), 403, 'a viewer does not review');
});

test('staff see what they owe and report it from a phone with a photograph', async ({ browser, server }) => {
  const page = await visitor(browser, server, { bypassCSP: true, who: 'staff', width: 390, height: 844 });
  await page.goto('/viec-cua-toi');
  await picture(page, 'viec-cua-toi-390');
  equal(await accessibilityFaults(page), [], 'home');
  await page.getByRole('link', { name: 'Báo cáo', exact: true }).first().click();
  duty = new URL(page.url()).pathname.split('/')[2];
  await picture(page, 'bao-cao-390');
  equal(await accessibilityFaults(page), [], 'report');
  await page.getByLabel('Đã làm gì?').fill('Đã đăng 3 tin, bài về một cửa');
  await page.getByLabel('Số lượng').fill('3');
  await page.getByLabel('Ảnh hoặc tệp').setInputFiles({ name: 'anh.png', mimeType: 'image/png', buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64') });
  await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
  ok(await page.getByRole('heading', { name: 'Đã ghi nhận' }).isVisible(), 'thanks');
  await picture(page, 'da-ghi-nhan-390');
  await page.getByRole('link', { name: 'Xem minh chứng' }).click();
  ok(await page.locator('img.proof').isVisible(), 'the photograph');
  await picture(page, 'minh-chung-390');
  equal(await accessibilityFaults(page), [], 'piece');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  ok(!wide, 'nothing sticks out to the side');
});

test('the office returns a piece with its reason, and it counts no more until it is corrected', async ({ browser, server }) => {
  const office = await visitor(browser, server, { bypassCSP: true });
  await office.goto(`/nghia-vu/${duty}`);
  await picture(office, 'nghia-vu-mot');
  await office.getByRole('link', { name: /Đã đăng 3 tin/ }).click();
  await office.getByLabel('Lý do trả lại').fill('Thiếu đường dẫn bài');
  await office.getByRole('button', { name: 'Trả lại' }).click();
  ok(await office.getByText('Bị trả lại').isVisible(), 'returned');
  const staff = await visitor(browser, server, { bypassCSP: true, who: 'staff' });
  await staff.goto(office.url());
  await staff.getByLabel('Đã làm gì?').fill('Đã đăng 3 tin, bài; đường dẫn trong tệp');
  await staff.getByRole('button', { name: 'Gửi lại' }).click();
  ok(await staff.getByText('Được tính').isVisible(), 'counted again');
});

test('a unit proposes, the office takes it up', async ({ browser, server }) => {
  const staff = await visitor(browser, server, { bypassCSP: true, who: 'staff' });
  await staff.goto(`/ke-hoach/${plan}`);
  await staff.getByText('Gửi một đề nghị').click();
  await staff.getByLabel('Đề nghị sửa đổi, bổ sung').fill('Lùi sang quý IV');
  await staff.getByLabel('Lý do', { exact: true }).fill('Trùng đợt thanh tra');
  await staff.getByRole('button', { name: 'Gửi đề nghị' }).click();
  const office = await visitor(browser, server, { bypassCSP: true });
  await office.goto(`/ke-hoach/${plan}`);
  await office.getByRole('button', { name: 'Tiếp thu', exact: true }).click();
  ok(await office.locator('.badge', { hasText: 'Tiếp thu' }).isVisible(), 'taken up');
});

test('the plan comes out as a Word file and the duties as a table', async ({ browser, server }) => {
  const page = await visitor(browser, server, { bypassCSP: true });
  await page.goto(`/ke-hoach/${plan}`);
  const [word] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Tải bản Word' }).click()]);
  equal(word.suggestedFilename(), 'ke-hoach.docx', 'Word');
  await page.goto('/nghia-vu');
  await picture(page, 'nghia-vu');
  equal(await accessibilityFaults(page), [], 'table');
  const [table] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /CSV/ }).click()]);
  equal(table.suggestedFilename(), 'nghia-vu.csv', 'CSV');
});

for (const [width, height] of [[1280, 900], [390, 844]]) {
  test(`every page of the programme is sound at ${width} pixels`, async ({ browser, server }) => {
    for (const [who, paths] of [
      ['office', ['/viec-cua-toi', '/ke-hoach', '/ke-hoach/moi', `/ke-hoach/${plan}`, `/ke-hoach/${plan}/ra-soat`, `/ke-hoach/${plan}/phan-dau`,
        `/ke-hoach/${plan}/lap-theo`, `/ke-hoach/${plan}/phien-ban/1`, '/nghia-vu', '/lich', '/minh-chung', '/don-doc', '/thong-bao', '/don-vi', '/tai-khoan']],
      ['head', ['/viec-cua-toi', `/ke-hoach/${plan}`]],
      ['admin', ['/quan-tri', '/quan-tri/tai-khoan', '/quan-tri/nhat-ky', '/quan-tri/lich-nghi', '/quan-tri/viec-hong', '/don-vi', '/don-vi-tu-tep', '/tai-khoan/hai-lop']],
    ]) {
      const page = await visitor(browser, server, { bypassCSP: true, who, width, height });
      for (const path of paths) {
        const answer = await page.goto(path);
        equal(answer.status(), 200, path);
        await picture(page, `${who}${path.replaceAll('/', '-').replace(plan, 'x')}-${width}`);
        equal(await accessibilityFaults(page), [], `${who} ${path}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        ok(wide <= 0, `${path} is ${wide} pixels too wide at ${width}`);
      }
      equal(page.faults, [], `${who}: faults`);
    }
  });
}
