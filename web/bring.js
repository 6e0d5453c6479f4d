// SPDX-License-Identifier: AGPL-3.0-or-later
// The start page: files may be dropped anywhere on it, and are sent at once; too large ones are told before they travel.
(function () {
  'use strict';
  document.documentElement.classList.add('scripted');

  var waiting = document.querySelector('[data-reload]');
  if (waiting) setTimeout(function () { location.reload(); }, 2000);

  var form = document.querySelector('[data-drop]');
  if (!form) return;
  var input = form.querySelector('input[type=file]');
  var chosen = form.querySelector('[data-chosen]');
  var button = form.querySelector('button[type=submit]');
  var mostBytes = Number(form.getAttribute('data-most-bytes'));
  var mostFiles = Number(form.getAttribute('data-most-files'));

  function problem(files) {
    if (files.length > mostFiles) return 'Mỗi lần chỉ gửi được ' + mostFiles + ' tệp; bạn đã chọn ' + files.length + '.';
    var sum = 0;
    for (var i = 0; i < files.length; i++) sum += files[i].size;
    if (sum > mostBytes) return 'Các tệp đã chọn vượt quá ' + Math.round(mostBytes / 1048576) + ' MB; hãy gửi làm nhiều lần.';
    return '';
  }

  function tell() {
    var names = [];
    for (var i = 0; i < input.files.length; i++) names.push(input.files[i].name);
    var trouble = problem(input.files);
    chosen.textContent = trouble || (names.length ? 'Đã chọn: ' + names.join(', ') : '');
    button.disabled = Boolean(trouble);
    return !trouble && names.length > 0;
  }

  input.addEventListener('change', tell);
  form.addEventListener('submit', function () {
    // After the browser has gathered the fields: a disabled button tells that the sending goes on.
    setTimeout(function () {
      button.disabled = true;
      button.textContent = 'Đang gửi…';
    }, 0);
  });
  window.addEventListener('pageshow', function (event) {
    if (!event.persisted) return;
    button.disabled = false;
    button.textContent = 'Đọc kế hoạch';
  });

  function hasFiles(event) {
    var types = event.dataTransfer && event.dataTransfer.types;
    return Boolean(types) && Array.prototype.indexOf.call(types, 'Files') >= 0;
  }
  document.addEventListener('dragover', function (event) {
    if (!hasFiles(event)) return;
    event.preventDefault();
    form.classList.add('over');
  });
  document.addEventListener('dragleave', function (event) {
    if (!event.relatedTarget) form.classList.remove('over');
  });
  document.addEventListener('drop', function (event) {
    if (!hasFiles(event)) return;
    event.preventDefault();
    form.classList.remove('over');
    input.files = event.dataTransfer.files;
    if (!tell()) return;
    if (form.requestSubmit) form.requestSubmit(); else form.submit();
  });
})();
