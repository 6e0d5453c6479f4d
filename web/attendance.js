// SPDX-License-Identifier: AGPL-3.0-or-later
// Attendance in a hall without network: what is told is kept on this telephone and sent when the network is back. Each
// telling has a mark of its own, so that the server counts it once however often it is sent.
(function () {
  'use strict';
  var STORE = 'lantoa-diem-danh';
  var box = document.querySelector('[data-attendance]');
  var told = document.querySelector('[data-told]');
  var names = document.querySelector('[data-names]');
  var refused = [];

  if ('serviceWorker' in navigator)
    navigator.serviceWorker.register('/diem-danh/ghi-ngoai-mang.js', { scope: '/diem-danh/' }).catch(function () {});

  function waiting() {
    try { return JSON.parse(localStorage.getItem(STORE)) || []; } catch (unreadable) { return []; }
  }
  function keep(list) {
    try { localStorage.setItem(STORE, JSON.stringify(list)); return true; } catch (full) { return false; }
  }
  function mark() {
    var bytes = new Uint8Array(16);
    crypto.getRandomValues(bytes);
    return Array.prototype.map.call(bytes, function (b) { return ('0' + b.toString(16)).slice(-2); }).join('');
  }
  function tell(sentence) {
    if (told) told.textContent = sentence;
  }
  function report() {
    var left = waiting().length;
    if (refused.length) tell('Không ghi được: ' + refused.join('; '));
    else if (left) tell('Còn ' + left + ' lượt chờ gửi khi có mạng.');
    else tell('Đã gửi xong.');
  }

  var sending = false;
  function send() {
    var list = waiting();
    if (sending || !list.length) return;
    sending = true;
    var first = list[0];
    fetch(first.to, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: first.body,
      credentials: 'same-origin'
    }).then(function (answer) {
      if (answer.status >= 500) throw new Error('later');
      if (answer.status >= 400) refused.push(first.name);
      keep(waiting().filter(function (one) { return one.mark !== first.mark; }));
      sending = false;
      report();
      send();
    }).catch(function () {
      sending = false;
      report();
    });
  }

  if (box) {
    var form = box.querySelector('form');
    form.addEventListener('submit', function (event) {
      var fields = new URLSearchParams(new FormData(form));
      var one = { to: form.action, mark: mark(), name: fields.get('ho-ten') };
      fields.set('ma', one.mark);
      fields.set('luc', String(Date.now()));
      fields.set('may', 'co');
      one.body = fields.toString();
      if (!keep(waiting().concat([one]))) return;  // nothing can be kept here: the form goes as it is
      event.preventDefault();
      if (names) {
        var item = document.createElement('li');
        item.textContent = one.name + (fields.get('don-vi') ? ', ' + fields.get('don-vi') : '');
        names.insertBefore(item, names.firstChild);
      }
      tell('Đã ghi trên máy này: ' + one.name + '.');
      form.querySelector('[name=ho-ten]').value = '';
      form.querySelector('[name=ho-ten]').focus();
      send();
    });
  }
  window.addEventListener('online', send);
  setInterval(send, 15000);
  send();
})();
