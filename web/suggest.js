// SPDX-License-Identifier: AGPL-3.0-or-later
// Offers names while somebody types into a search box; without it the box searches all the same.
(function () {
  'use strict';
  var box = document.querySelector('input[data-suggest]');
  if (!box) return;
  var names = document.getElementById(box.getAttribute('list'));
  var agency = new URLSearchParams(location.search).get('co-quan');
  var waiting = 0, asked = '';

  function show(list) {
    names.textContent = '';
    list.forEach(function (name) {
      var option = document.createElement('option');
      option.value = name;
      names.appendChild(option);
    });
  }

  function ask() {
    var text = box.value.trim();
    if (text.length < 2 || text === asked) return;
    asked = text;
    var address = box.getAttribute('data-suggest') + '?tim=' + encodeURIComponent(text);
    if (agency) address += '&co-quan=' + encodeURIComponent(agency);
    fetch(address)
      .then(function (answer) { return answer.ok ? answer.json() : []; })
      .then(function (list) { if (text === asked) show(list); })
      .catch(function () { show([]); });
  }

  box.addEventListener('input', function () {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 120);
  });
})();
