// SPDX-License-Identifier: AGPL-3.0-or-later
// Events, initiatives, money and material, as people of an agency use them.
import { mkdirSync } from 'node:fs';
import { accessibilityFaults, equal, ok, test, until, visitor } from './harness.mjs';

const pictures = process.env.LANTOA_PICTURES;  // a folder: screenshots of every page go there
async function picture(page, name) {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}

let event = '';
let door = '';

function today(hour) {
  const now = new Date(Date.now() + 7 * 3600_000);
  return { day: now.toISOString().slice(0, 10), time: hour };
}

test('a unit plans a meeting, asks others to come and gets a code for the door', async ({ browser, server }) => {
  const page = await visitor(browser, server, { bypassCSP: true, who: 'staff' });
  await page.goto('/su-kien');
  await picture(page, 'su-kien-trong');
  await page.getByRole('link', { name: 'Lập sự kiện', exact: true }).first().click();
  await page.getByRole('button', { name: 'Lưu' }).click();
  ok(page.url().endsWith('/su-kien/moi'), 'the browser asks for what is missing');
  await page.getByLabel('Tên sự kiện').fill('Hội nghị tập huấn dịch vụ công trực tuyến');
  await page.getByLabel('Loại').selectOption('training');
  await page.getByLabel('Ngày (bắt buộc)').fill(today().day);
  await page.getByLabel('Từ giờ').fill('00:05');
  await page.getByLabel('Địa điểm').fill('Hội trường tầng 2');
  await picture(page, 'su-kien-moi');
  equal(await accessibilityFaults(page), [], 'form');
  await page.getByRole('button', { name: 'Lưu' }).click();
  event = new URL(page.url()).pathname;
  await page.getByText('Chọn đơn vị mời').click();
  await page.getByLabel('Phòng Quy hoạch - Kiến trúc').check();
  await page.getByRole('button', { name: 'Lưu danh sách mời' }).click();
  ok(await page.getByRole('listitem').filter({ hasText: 'Phòng Quy hoạch - Kiến trúc' }).first().isVisible(), 'asked');
  door = await page.locator('code', { hasText: '/diem-danh/' }).innerText();
  await picture(page, 'su-kien');
  equal(await accessibilityFaults(page), [], 'event');
  equal(page.faults, [], 'faults');
});

test('a guest tells that they are there while the hall has no network, and it is sent later', async ({ browser, server }) => {
  const page = await visitor(browser, server, { bypassCSP: true, who: null, width: 390, height: 844 });
  await page.goto(door);
  equal(await accessibilityFaults(page), [], 'door');
  await picture(page, 'diem-danh-390');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => 0));
  await page.reload();  // now the worker has seen the page
  await page.context().setOffline(true);
  await page.reload();  // a telephone that fell asleep
  await page.getByLabel('Họ và tên').fill('Lê Thị Hòa');
  await page.getByLabel('Đơn vị').fill('Phường Hạc Thành');
  await page.getByRole('button', { name: 'Có mặt' }).click();
  ok(await page.getByText(/chờ gửi khi có mạng/).isVisible(), 'it waits');
  await page.context().setOffline(false);
  ok(await page.getByText('Đã gửi xong.').isVisible() || await page.getByText('Đã gửi xong.').waitFor().then(() => true), 'sent');
  const staff = await visitor(browser, server, { bypassCSP: true, who: 'staff' });
  await staff.goto(event);
  equal(await staff.getByRole('cell', { name: 'Lê Thị Hòa' }).count(), 1, 'there once');
});

test('the desk at the door writes several people down, also without script', async ({ browser, server }) => {
  const page = await visitor(browser, server, { bypassCSP: true, who: 'staff' });
  await page.goto(event);
  await page.getByRole('link', { name: 'Bàn điểm danh' }).click();
  for (const name of ['Trần Văn Bản', 'Đỗ Thị Đào']) {
    await page.getByLabel('Họ và tên').fill(name);
    await page.getByLabel('Họ và tên').press('Enter');
    await page.getByText('Đã gửi xong.').waitFor();
  }
  await picture(page, 'ban-diem-danh');
  equal(await accessibilityFaults(page), [], 'desk');
  const plain = await visitor(browser, server, { bypassCSP: true, who: 'staff', script: false });
  await plain.goto(event.replace('/su-kien/', '/diem-danh/ban/'));
  await plain.getByLabel('Họ và tên').fill('Nguyễn Văn Giấy');
  await plain.getByRole('button', { name: 'Có mặt' }).click();
  ok(await plain.getByText('Đã có mặt: 4').isVisible(), 'four people');
});

test('the meeting ends with minutes, and its number of people stays', async ({ browser, server }) => {
  const page = await visitor(browser, server, { bypassCSP: true, who: 'staff' });
  await page.goto(event);
  await page.getByLabel('Số người dự', { exact: true }).fill('40');
  await page.getByLabel('Kết quả, biên bản').fill('Đã hướng dẫn nộp hồ sơ trực tuyến.');
  await page.getByRole('button', { name: 'Ghi nhận đã tổ chức' }).click();
  ok(await page.getByText('Đã tổ chức').first().isVisible(), 'held');
  await page.goto('/su-kien');
  await picture(page, 'su-kien-danh-sach');
  equal(await accessibilityFaults(page), [], 'list');
});

test('an initiative goes from staff to office to head, and others take it over', async ({ browser, server }) => {
  const staff = await visitor(browser, server, { bypassCSP: true, who: 'staff' });
  await staff.goto('/sang-kien');
  await staff.getByRole('link', { name: 'Đề xuất sáng kiến, điển hình' }).click();
  await staff.getByLabel('Tên (bắt buộc)').fill('Trả kết quả tại nhà trong ngày');
  await staff.getByLabel('Tác giả').fill('Lê Thị Hòa');
  await staff.getByLabel('Cách làm').fill('Ghép tuyến bưu tá theo giờ trả kết quả.');
  await picture(staff, 'sang-kien-moi');
  equal(await accessibilityFaults(staff), [], 'form');
  await staff.getByRole('button', { name: 'Gửi đề xuất' }).click();
  const address = new URL(staff.url()).pathname;
  const office = await visitor(browser, server, { bypassCSP: true });
  await office.goto('/viec-cua-toi');
  await office.getByRole('link', { name: /^Chờ thẩm định:/ }).click();
  await office.getByLabel('Ý kiến thẩm định').fill('Đã chạy thử ba tháng, giảm đi lại.');
  await office.getByRole('button', { name: 'Gửi ý kiến' }).click();
  const head = await visitor(browser, server, { bypassCSP: true, who: 'head' });
  await head.goto('/viec-cua-toi');
  await head.getByRole('link', { name: /^Chờ công nhận:/ }).click();
  await head.getByLabel('Số quyết định').fill('12/QĐ-SXD');
  await head.getByLabel('Ngày quyết định').fill(today().day);
  await picture(head, 'sang-kien-cong-nhan');
  await head.getByRole('button', { name: 'Công nhận', exact: true }).click();
  await staff.goto(address);
  await staff.getByLabel('Đơn vị áp dụng').fill('Sở Nội vụ');
  await staff.getByLabel('Từ ngày').fill(today().day);
  await staff.getByRole('button', { name: 'Ghi nhân rộng' }).click();
  ok(await staff.getByRole('heading', { name: 'Nhân rộng: 1 nơi' }).isVisible(), 'taken over');
  await picture(staff, 'sang-kien');
  equal(await accessibilityFaults(staff), [], 'initiative');
});

test('leaflets are counted in and given out, never more than there are', async ({ browser, server }) => {
  const page = await visitor(browser, server, { bypassCSP: true, who: 'staff' });
  await page.goto('/nguon-luc');
  equal(await accessibilityFaults(page), [], 'resources');
  await page.getByText('Thêm ấn phẩm').click();
  await page.getByLabel('Tên (bắt buộc)').fill('Tờ rơi dịch vụ công trực tuyến');
  await page.getByLabel('Số lượng').fill('1000');
  await page.getByRole('button', { name: 'Thêm', exact: true }).click();
  await page.getByLabel('Nơi nhận').fill('Phường Hạc Thành');
  await page.getByLabel('Số lượng').fill('1200');
  await page.getByRole('button', { name: 'Ghi' }).click();
  ok(await page.getByText('Không còn đủ').isVisible(), 'told');
  await page.getByLabel('Số lượng').fill('600');
  await page.getByRole('button', { name: 'Ghi' }).click();
  ok(await page.getByText('đã phát 600/1.000').isVisible(), 'given');
  await picture(page, 'an-pham');
  equal(await accessibilityFaults(page), [], 'material');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/nguon-luc');
  await picture(page, 'nguon-luc-390');
  ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'fits a phone');
});
