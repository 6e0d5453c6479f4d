// SPDX-License-Identifier: AGPL-3.0-or-later
// A turn that is under way: its rows follow the events of the server; when it is over the page is asked for anew.
(function () {
  'use strict';
  document.documentElement.classList.add('scripted');
  var place = document.querySelector('[data-progress]');
  if (!place) return;
  var rows = place.querySelectorAll('[data-work]');

  function show(row, work) {
    row.className = 'work w-' + work.state;
    row.querySelector('[data-state]').textContent = work.sentence;
    var bar = row.querySelector('[data-bar]');
    if (!bar) return;
    bar.hidden = work.state !== 'reading' && work.state !== 'waiting';
    if (work.state === 'reading' && work.total > 0) {
      bar.max = work.total;
      bar.value = work.done;
    } else if (work.state === 'reading') {
      bar.removeAttribute('value');
    }
  }

  if (!window.EventSource) {
    setTimeout(function () { location.reload(); }, 2000);
    return;
  }
  var events = new EventSource(place.getAttribute('data-progress'));
  events.onmessage = function (event) {
    var works = JSON.parse(event.data);
    for (var i = 0; i < works.length && i < rows.length; i++) show(rows[i], works[i]);
  };
  events.addEventListener('over', function () {
    events.close();
    location.reload();
  });
  events.onerror = function () {
    // The server was restarted or the turn is gone: the page itself knows what to say.
    if (events.readyState === EventSource.CLOSED) setTimeout(function () { location.reload(); }, 1000);
  };
})();
