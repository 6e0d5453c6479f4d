// SPDX-License-Identifier: AGPL-3.0-or-later
// The five plans that the product exists for, imported and brought into force in a browser. They lie outside the repository.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { equal, ok, root, test, visitor } from './harness.mjs';

const seeds = join(dirname(root), 'shared/seeds');
const files = existsSync(seeds) ? readdirSync(seeds).filter((name) => name.endsWith('.txt')).sort() : [];
if (files.length === 0) console.log('skipped: the five plans through the browser (../shared/seeds is missing)');

// The units that the plans name, as parts of the demo agency.
const units = [
  ['Trung tâm Kiểm định và Phát triển Khoa học Công nghệ', 'trung tâm'], ['Công đoàn cơ sở', 'công đoàn'],
  ['Phòng Chuyển đổi số', 'phòng'], ['Phòng Khoa học và Công nghệ', 'phòng'], ['Phòng Nội vụ', 'phòng'],
  ['Trung tâm Văn hóa, Thể thao và Truyền thông', 'trung tâm'], ['Ban Biên tập Trang thông tin điện tử', 'phòng'],
  ['Phòng Bưu chính - Viễn thông và Công nghệ thông tin', 'phòng'], ['Trung tâm Chuyển đổi số và Đổi mới sáng tạo', 'trung tâm'],
  ['Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng', 'phòng'], ['Chi cục Tiêu chuẩn Đo lường Chất lượng', 'trung tâm'],
];
// Who leads what, as the plans say it: a word of the work, and the unit that owes it.
const owed = {
  '000': [['Niêm yết công khai', 'Văn phòng'], ['mạng xã hội', 'Công đoàn cơ sở']],
  '001': [['đơn vị cung cấp dịch vụ', 'Phòng Chuyển đổi số'], ['nghiên cứu khoa học', 'Phòng Khoa học và Công nghệ']],
  '002': [],
  '003': [['bồi dưỡng', 'Phòng Nội vụ'], ['cuộc thi', 'Phòng Nội vụ']],
  '004': [['áp dụng, duy trì', 'Chi cục Tiêu chuẩn Đo lường Chất lượng'], ['bản tin', 'Trung tâm Chuyển đổi số và Đổi mới sáng tạo']],
};
const sums = { assigned: 0, quotas: 0, reports: 0 };

if (files.length > 0)
  test('the units that the five plans name are loaded from a table', async ({ browser, server }) => {
    const page = await visitor(browser, server, { who: 'admin' });
    const path = join(server.folder, 'don-vi.csv');
    writeFileSync(path, `mã;tên;loại;mã cấp trên\nSXD;Sở Xây dựng;sở;\n${units.map(([name, kind]) => `;${name};${kind};SXD`).join('\n')}\n`);
    await page.goto('/don-vi-tu-tep');
    await page.setInputFiles('input[type=file]', path);
    await page.locator('main [type=submit]').click();
    ok(await page.getByText(/Đã thêm 11 đơn vị/).isVisible(), 'eleven were added');
  });

// Names that were not bound by themselves (the units are younger than the plans) are asked; a person answers with the unit
// of that name, or says that it is nobody's in particular.
const key = (name) => name.toLowerCase().normalize('NFC').replace(/( của)? sở$/, '').replaceAll(/[^\p{L}]+/gu, ' ').trim();
async function bindAll(page) {
  for (let left = 40; left > 0; left -= 1) {
    const ask = page.getByRole('button', { name: 'Ghi nhớ' }).first();
    if (await ask.count() === 0) return;
    const form = page.locator('form', { has: ask }).first();
    const printed = key((await form.locator('label').textContent()).replace(/\(\d+ chỗ\)/, ''));
    const options = await form.locator('option').evaluateAll((all) => all.map((o) => [o.value, o.textContent]));
    const same = options.find(([, name]) => key(name.replace(/\(giống \d+%\)/, '')) === printed);
    if (same) await form.locator('select').selectOption(same[0]);
    else if (await form.locator('select').inputValue() === '') await form.locator('select').selectOption('open');
    await ask.click();
  }
}

// What is owed but given to nobody, the Office takes itself: the plans name it as the one who carries them out.
async function giveToOffice(page, plan) {
  for (let left = 60; left > 0; left -= 1) {
    const open = page.locator('article.activity', { has: page.locator('.missing') }).first();
    if (await open.count() === 0) return;
    await open.getByRole('link', { name: /^Sửa hoạt động/ }).click();
    const form = page.locator('article.activity form').first();
    await form.getByLabel('Chủ trì').fill('Văn phòng');
    await form.getByRole('button', { name: 'Lưu' }).click();
    await page.waitForURL(`**/ke-hoach/${plan}/ra-soat*`);
  }
}

for (const file of files) {
  test(`the real plan ${file.slice(0, 3)} comes into force through the browser`, async ({ browser, server }) => {
    const office = await visitor(browser, server);
    await office.goto('/doc');
    await office.setInputFiles('#tep', join(seeds, file));
    await office.click('.drop [type=submit]');
    await office.waitForURL(/\/doc\/[0-9a-f]{16}$/);
    await office.getByRole('button', { name: 'Nhập thành kế hoạch của cơ quan' }).click();
    await office.waitForURL('**/ra-soat');
    const plan = new URL(office.url()).pathname.split('/')[2];
    const kinds = await office.locator('article.activity .kind').allTextContents();
    sums.assigned += kinds.filter((kind) => kind === 'Việc được giao').length;
    sums.reports += kinds.filter((kind) => kind === 'Báo cáo phải nộp').length;
    sums.quotas += await office.locator('article.activity dt', { hasText: 'Chỉ tiêu' }).count();
    await giveToOffice(office, plan);
    await bindAll(office);
    const head = await visitor(browser, server, { who: 'head' });
    await head.goto(`/ke-hoach/${plan}`);
    await head.getByRole('button', { name: 'Phê duyệt và giao việc' }).click();
    ok(await head.getByText('Có hiệu lực, phiên bản 1').first().isVisible(), 'in force');
    for (const [work, unit] of owed[file.slice(0, 3)]) {
      let found = false;
      const seen = [];
      for (const state of ['', '&trang-thai=chua-dinh-han']) {
        for (let next = `/nghia-vu?ke-hoach=${plan}${state}`; next && !found;) {
          await office.goto(next);
          found = await office.locator('tbody tr', { hasText: work }).filter({ hasText: unit }).count() > 0;
          seen.push(...await office.locator('tbody tr', { hasText: work }).allTextContents());
          const more = office.locator('a[rel=next]');
          next = await more.count() > 0 ? await more.getAttribute('href') : '';
        }
      }
      ok(found, `“${work}” is owed by ${unit}, not as in: ${seen.join(" / ").slice(0, 600)}`);
    }
    equal(office.faults.concat(head.faults), [], 'faults');
  });
}

if (files.length > 0)
  test('the five plans yielded 28 assignments, two quotas and two reports', async () => {
    equal(sums, { assigned: 28, quotas: 2, reports: 2 }, 'sums');
  });
