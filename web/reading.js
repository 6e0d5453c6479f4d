// SPDX-License-Identifier: AGPL-3.0-or-later
// A document beside its plan: a fact and its place light up together, from either side, by pointer, touch or keyboard;
// the filter works while typing; on narrow windows one side is shown at a time.
(function () {
  'use strict';
  var root = document.documentElement;
  root.classList.add('scripted');
  var source = document.getElementById('van-ban');
  var plan = document.getElementById('ke-hoach');
  var said = document.querySelector('[data-said]');
  if (!source || !plan) return;

  // ------------------------------------------------------------------------------------------- which belongs to which

  var places = {};  // number of a fact → elements of the source
  var facts = {};   // number of a fact → elements of the plan
  function index(into, list, name) {
    for (var i = 0; i < list.length; i++) {
      var numbers = list[i].getAttribute(name).split(' ');
      for (var j = 0; j < numbers.length; j++)
        if (numbers[j] && numbers[j] !== '0') (into[numbers[j]] = into[numbers[j]] || []).push(list[i]);
    }
  }
  index(places, source.querySelectorAll('[data-f]'), 'data-f');
  index(facts, plan.querySelectorAll('[data-fact]'), 'data-fact');

  // -------------------------------------------------------------------------------------------------------- lighting up

  var lit = [];
  var pinned = null;  // what a click chose; pointing elsewhere lights up meanwhile, and then it is back
  function light(numbers) {
    for (var i = 0; i < lit.length; i++) lit[i].classList.remove('lit');
    lit = [];
    for (var n = 0; n < numbers.length; n++) {
      [places[numbers[n]], facts[numbers[n]]].forEach(function (elements) {
        for (var e = 0; elements && e < elements.length; e++) {
          elements[e].classList.add('lit');
          lit.push(elements[e]);
        }
      });
    }
  }

  function isShown(element) { return element.getClientRects().length > 0; }
  function isInView(element, pane) {
    var box = element.getBoundingClientRect();
    var frame = pane.getBoundingClientRect();
    return box.top >= Math.max(frame.top, 0) && box.bottom <= Math.min(frame.bottom, window.innerHeight);
  }
  function firstShown(elements) {
    for (var i = 0; elements && i < elements.length; i++) if (isShown(elements[i])) return elements[i];
    return null;
  }
  function scrollTo(element, pane) {
    if (!element || isInView(element, pane)) return;
    var calm = window.matchMedia && window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    // Scrolled by hand: scrollIntoView would move the window as well as the pane.
    if (pane.scrollHeight > pane.clientHeight + 1 && getComputedStyle(pane).overflowY !== 'visible') {
      var box = element.getBoundingClientRect();
      var frame = pane.getBoundingClientRect();
      var top = pane.scrollTop + box.top - frame.top - Math.max(0, (frame.height - box.height) / 2.5);
      if (pane.scrollTo) pane.scrollTo({ top: top, behavior: calm ? 'auto' : 'smooth' }); else pane.scrollTop = top;
    } else {
      element.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
    }
  }

  function say(numbers, inSource) {
    var element = firstShown(inSource ? facts[numbers[0]] : places[numbers[0]]);
    if (!element || !said) return;
    var text = element.textContent.replace(/\s+/g, ' ').trim().slice(0, 160);
    said.textContent = (inSource ? 'Trong kế hoạch: ' : 'Trong văn bản: ') + text;
  }

  function numbersAt(target, inSource) {
    var element = target.closest(inSource ? '[data-f]' : '[data-fact]');
    while (element) {
      var value = element.getAttribute(inSource ? 'data-f' : 'data-fact');
      if (value && value !== '0') return value.split(' ');
      element = element.parentElement && element.parentElement.closest(inSource ? '[data-f]' : '[data-fact]');
    }
    return null;
  }

  // The other side comes to where it is needed.
  function bring(numbers, inSource) {
    var pane = inSource ? plan : source;
    var elements = inSource ? facts : places;
    for (var i = 0; i < numbers.length; i++) {
      var element = firstShown(elements[numbers[i]]);
      if (element) return scrollTo(element, pane);
    }
  }

  var dwell = 0;
  function listen(pane, inSource) {
    pane.addEventListener('mouseover', function (event) {
      clearTimeout(dwell);
      var numbers = numbersAt(event.target, inSource);
      light(numbers || pinned || []);
      if (numbers && !isNarrow()) dwell = setTimeout(function () { bring(numbers, inSource); }, 250);
    });
    pane.addEventListener('mouseleave', function () {
      clearTimeout(dwell);
      light(pinned || []);
    });
    pane.addEventListener('focusin', function (event) {
      var numbers = numbersAt(event.target, inSource);
      if (!numbers) return;
      light(numbers);
      if (!isNarrow()) bring(numbers, inSource);
    });
    pane.addEventListener('click', function (event) {
      var link = event.target.closest('a, button, input, label, select');
      if (link && !link.matches('.m, .n, .fact, .place')) return;
      var numbers = numbersAt(event.target, inSource);
      if (!numbers && link && link.hash && link.hash.slice(0, 2) === '#f') numbers = [link.hash.slice(2)];
      if (!numbers) {
        pinned = null;
        return light([]);
      }
      if (link) event.preventDefault();
      pinned = numbers;
      if (isNarrow() && link) showPane(inSource ? plan : source);
      light(numbers);
      bring(numbers, inSource);
      say(numbers, inSource);
    });
  }
  listen(source, true);
  listen(plan, false);
  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape') return;
    pinned = null;
    light([]);
  });

  // ---------------------------------------------------------------- the source by keyboard: one stop, arrows move inside

  var stops = Array.prototype.slice.call(source.querySelectorAll('a.m, a.n')).filter(function (a) {
    return !a.closest('svg');
  });
  for (var s = 0; s < stops.length; s++) stops[s].tabIndex = s === 0 ? 0 : -1;
  source.addEventListener('keydown', function (event) {
    var step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    var at = stops.indexOf(document.activeElement);
    if (!step || at < 0) return;
    for (var to = at + step; to >= 0 && to < stops.length; to += step) {
      if (!isShown(stops[to])) continue;
      stops[at].tabIndex = -1;
      stops[to].tabIndex = 0;
      stops[to].focus();
      event.preventDefault();
      return;
    }
  });

  // -------------------------------------------------------------------------------------------- one side at a time

  var tabs = document.querySelectorAll('[data-tab]');
  function isNarrow() { return tabs.length > 0 && isShown(tabs[0]); }
  function showPane(pane) {
    [source, plan].forEach(function (one) { one.classList.toggle('current', one === pane); });
    for (var i = 0; i < tabs.length; i++) {
      if (tabs[i].getAttribute('data-tab') === pane.id) tabs[i].setAttribute('aria-current', 'true');
      else tabs[i].removeAttribute('aria-current');
    }
  }
  for (var t = 0; t < tabs.length; t++) {
    tabs[t].addEventListener('click', function (event) {
      event.preventDefault();
      showPane(document.getElementById(this.getAttribute('data-tab')));
    });
  }
  showPane(plan);
  // A link to a place, from elsewhere or typed.
  function follow() {
    var target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (source.contains(target)) showPane(source);
    var numbers = source.contains(target) ? numbersAt(target, true) : numbersAt(target, false);
    if (numbers) {
      pinned = numbers;
      light(numbers);
    }
    if (source.contains(target) || plan.contains(target)) scrollTo(target, source.contains(target) ? source : plan);
  }
  window.addEventListener('hashchange', follow);
  follow();

  // ------------------------------------------------------------------------------------------------------ the filter

  var form = plan.querySelector('[data-filter]');
  var cards = Array.prototype.slice.call(plan.querySelectorAll('.activity'));
  var found = plan.querySelector('[data-found]');
  var none = plan.querySelector('[data-none]');
  function fold(text) {
    return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim();
  }
  function applyFilter() {
    var kind = form.elements.loai.value;
    var unit = form.elements['don-vi'].value.toLowerCase();
    var text = fold(form.elements.tim.value);
    var shown = 0;
    cards.forEach(function (card) {
      if (text && card.folded === undefined) card.folded = fold(card.textContent);
      var units = card.getAttribute('data-units').toLowerCase();
      var fits = (!kind || card.getAttribute('data-kind') === kind) &&
        (!unit || units.indexOf('\n' + unit + '\n') >= 0) && (!text || card.folded.indexOf(text) >= 0);
      card.hidden = !fits;
      shown += fits;
    });
    var groups = plan.querySelectorAll('[data-group]');
    for (var i = 0; i < groups.length; i++) groups[i].hidden = !groups[i].querySelector('.activity:not([hidden])');
    none.hidden = shown > 0;
    found.textContent = kind || unit || text ? 'Đang hiện ' + shown + ' trên ' + cards.length + ' hoạt động.' : '';
  }
  // Where the server has filtered already, the cards left out are not here: the form is sent as it is.
  if (form && !location.search) {
    form.addEventListener('input', applyFilter);
    form.addEventListener('change', applyFilter);
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      applyFilter();
    });
  } else if (form) {
    form.querySelector('button').style.display = 'inline-block';
  }

  var print = document.querySelector('[data-print]');
  if (print) print.addEventListener('click', function () { window.print(); });
})();
