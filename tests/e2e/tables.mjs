// SPDX-License-Identifier: AGPL-3.0-or-later
// Units, days off and tables, as files and as data that the program carries.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessibilityFaults, equal, ok, root, test, visitor } from './harness.mjs';

test('an administrator loads units from a spreadsheet, and a broken one is refused in a sentence', async ({ browser, server }) => {
  const page = await visitor(browser, server, { bypassCSP: true, who: 'admin' });
  await page.goto('/don-vi-tu-tep');
  equal(await accessibilityFaults(page), [], 'loading units');
  const units = join(root, 'tests/fixtures/read/units.xlsx');
  await page.getByLabel(/^Tệp Excel/).setInputFiles(units);
  await page.getByLabel('Có từ ngày').fill('2025-03-01');
  await page.getByRole('button', { name: 'Nạp' }).click();
  ok(await page.getByText('Đã thêm 3 đơn vị.').isVisible(), 'three units');
  await page.goto('/don-vi?tim=phuong a');
  await page.getByRole('link', { name: 'Phường A (mới)' }).click();
  ok(await page.getByText('03646').isVisible(), 'the code keeps its zero');
  ok(await page.getByText('01/03/2025').first().isVisible(), 'the day');
  const broken = join(server.folder, 'broken.xlsx');
  writeFileSync(broken, readFileSync(units).subarray(0, 3000));
  await page.goto('/don-vi-tu-tep');
  await page.getByLabel(/^Tệp Excel/).setInputFiles(broken);
  await page.getByRole('button', { name: 'Nạp' }).click();
  ok(await page.getByText('Tệp bị hỏng hoặc bị cắt cụt nên không mở được.').isVisible(), 'the reason');
  equal(page.faults, [], 'faults');
});

test('the communes of the province come with the program, from the day they are there', async ({ browser, server }) => {
  const page = await visitor(browser, server, { bypassCSP: true, who: 'admin' });
  await page.goto('/don-vi');
  await page.getByRole('link', { name: 'Ủy ban nhân dân tỉnh Thanh Hóa' }).click();
  await page.getByText('Nạp các xã, phường của tỉnh Thanh Hoá').click();
  equal(await accessibilityFaults(page), [], 'province');
  equal(await page.getByLabel('Có từ ngày').inputValue(), '2025-07-01', 'the day proposed');
  await page.getByRole('button', { name: 'Nạp 166 xã, phường, đặc khu' }).click();
  ok(await page.getByText('Đã thêm 166 đơn vị.').isVisible(), 'all of them');
  await page.goto('/don-vi?tim=phuong hac thanh');
  await page.getByRole('link', { name: 'Phường Hạc Thành' }).click();
  ok(await page.getByText('UBND phường Hạc Thành').isVisible(), 'as papers call it');
  equal(page.faults, [], 'faults');
});

test('a long page of lists scrolls on a desktop, and no table of it is squeezed', async ({ browser, server }) => {
  const page = await visitor(browser, server, { width: 1280, height: 560, who: 'admin' });
  await page.goto('/don-vi');
  await page.getByText('Nạp các xã, phường, đặc khu có sẵn').click();
  ok(await page.evaluate(() => {
    const box = document.querySelector('.table');
    return box.clientHeight >= box.firstElementChild.clientHeight;
  }), 'the table has its height');
  await page.mouse.move(600, 300);
  await page.mouse.wheel(0, 400);
  await page.waitForFunction(() => window.scrollY > 100);
});

test('announced days off are offered with what says so, and taken over by hand', async ({ browser, server }) => {
  const page = await visitor(browser, server, { bypassCSP: true, who: 'admin' });
  await page.goto('/quan-tri/lich-nghi');
  equal(await accessibilityFaults(page), [], 'days off');
  ok(await page.getByLabel(/02\/01\/2026: ngày nghỉ/).isChecked(), 'sure: chosen');
  ok(!await page.getByLabel(/31\/08\/2026: ngày nghỉ/).isChecked(), 'not sure: not chosen');
  await page.getByRole('button', { name: 'Nhận các ngày đã chọn' }).click();
  ok(await page.getByRole('row', { name: /10\/01\/2026.*ngày làm việc.*12729\/VPCP-KGVX/ }).isVisible(), 'written down');
  equal(await page.getByLabel(/02\/01\/2026/).count(), 0, 'no longer offered');
  equal(page.faults, [], 'faults');
});

test('the table of what is owed can be taken along as a spreadsheet', async ({ browser, server }) => {
  const page = await visitor(browser, server);
  await page.goto('/nghia-vu');
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Excel (XLSX)' }).click();
  const download = await coming;
  equal(download.suggestedFilename(), 'nghia-vu.xlsx', 'name');
  equal(readFileSync(await download.path()).subarray(0, 2).toString(), 'PK', 'a packed file');
});
