// SPDX-License-Identifier: AGPL-3.0-or-later
// Helps with the Markdown of a text: buttons, keys, and paste from Word or a web page as clean Markdown. What is written
// is also kept on this machine until it was saved, so that a lost network loses nothing.
(function () {
  'use strict';
  var box = document.querySelector('[data-editor]');
  if (!box) return;
  var area = box.querySelector('[name=' + box.getAttribute('data-editor') + ']');
  var form = area.form;
  var key = 'lantoa-nhap:' + location.pathname;

  function put(before, after) {
    var from = area.selectionStart, to = area.selectionEnd, chosen = area.value.slice(from, to);
    area.setRangeText(before + chosen + after, from, to, 'end');
    if (!chosen) area.selectionStart = area.selectionEnd = from + before.length;
    area.focus();
    area.dispatchEvent(new Event('input'));
  }
  function line(mark) {
    var from = area.value.lastIndexOf('\n', area.selectionStart - 1) + 1;
    area.setRangeText(mark, from, from, 'end');
    area.focus();
    area.dispatchEvent(new Event('input'));
  }
  var tools = [['Đậm', function () { put('**', '**'); }], ['Nghiêng', function () { put('*', '*'); }],
    ['Đề mục', function () { line('## '); }], ['Gạch đầu dòng', function () { line('- '); }],
    ['Đường dẫn', function () { put('[', '](https://)'); }]];
  var bar = document.createElement('div');
  bar.className = 'tools';
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', 'Định dạng');
  tools.forEach(function (tool) {
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = tool[0];
    button.addEventListener('click', tool[1]);
    bar.appendChild(button);
  });
  area.parentNode.insertBefore(bar, area);
  area.rows = 18;
  area.addEventListener('keydown', function (event) {
    if (!(event.ctrlKey || event.metaKey)) return;
    if (event.key === 'b') { event.preventDefault(); put('**', '**'); }
    if (event.key === 'i') { event.preventDefault(); put('*', '*'); }
  });

  // Structure only: styles, classes, comments and scripts of the other program stay behind.
  function markdownOf(node) {
    if (node.nodeType === 3) return node.nodeValue.replace(/\s+/g, ' ');
    if (node.nodeType !== 1) return '';
    var name = node.tagName.toLowerCase();
    if (name === 'style' || name === 'script' || name === 'meta' || name === 'link' || name === 'title') return '';
    var inner = Array.prototype.map.call(node.childNodes, markdownOf).join('');
    var bare = inner.trim();
    if (name === 'br') return '\n';
    if (!bare) return inner ? ' ' : '';
    if (/^h[1-6]$/.test(name)) return '\n\n' + '#'.repeat(Math.max(2, Number(name[1]))) + ' ' + bare + '\n\n';
    if (name === 'b' || name === 'strong') return '**' + bare + '**';
    if (name === 'i' || name === 'em') return '*' + bare + '*';
    if (name === 'li') return '\n- ' + bare;
    if (name === 'a' && /^https?:/.test(node.getAttribute('href') || '')) return '[' + bare + '](' + node.getAttribute('href') + ')';
    if (name === 'tr') return '\n' + bare;
    if (name === 'td' || name === 'th') return bare + ' | ';
    if (name === 'p' || name === 'div' || name === 'ul' || name === 'ol' || name === 'table') return '\n\n' + bare + '\n\n';
    return inner;
  }
  area.addEventListener('paste', function (event) {
    var html = event.clipboardData && event.clipboardData.getData('text/html');
    if (!html) return;
    event.preventDefault();
    var page = new DOMParser().parseFromString(html, 'text/html');
    var text = markdownOf(page.body).replace(/[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n').trim();
    area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
    area.dispatchEvent(new Event('input'));
  });

  area.addEventListener('input', function () {
    try { localStorage.setItem(key, area.value); } catch (full) { /* the page itself still holds it */ }
  });
  form.addEventListener('submit', function () { localStorage.removeItem(key); });
  var kept = localStorage.getItem(key);
  if (kept && kept !== area.value) {
    var note = document.createElement('p');
    note.className = 'notice';
    note.setAttribute('role', 'status');
    note.textContent = 'Máy này còn giữ bản đang viết dở. ';
    var take = document.createElement('button');
    take.type = 'button';
    take.textContent = 'Lấy lại';
    take.addEventListener('click', function () { area.value = kept; note.remove(); area.focus(); });
    note.appendChild(take);
    bar.parentNode.insertBefore(note, bar);
  }
})();
