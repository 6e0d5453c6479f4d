// SPDX-License-Identifier: AGPL-3.0-or-later
// Keeps the attendance pages that were opened once, and what they are drawn with, for when the network is gone.
'use strict';
var SHELF = 'lantoa-diem-danh-1';

self.addEventListener('install', function () { self.skipWaiting(); });
self.addEventListener('activate', function (event) { event.waitUntil(self.clients.claim()); });

self.addEventListener('fetch', function (event) {
  if (event.request.method !== 'GET') return;
  event.respondWith(fetch(event.request).then(function (answer) {
    if (answer.ok) {
      var copy = answer.clone();
      event.waitUntil(caches.open(SHELF).then(function (shelf) { return shelf.put(event.request, copy); }));
    }
    return answer;
  }).catch(function (away) {
    return caches.match(event.request).then(function (kept) {
      if (kept) return kept;
      throw away;
    });
  }));
});
