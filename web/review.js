// SPDX-License-Identifier: AGPL-3.0-or-later
// The review page: what was compiled and the lines it stands on light up together, both ways, by pointer and keyboard.
(() => {
  'use strict';
  const lines = new Map([...document.querySelectorAll('[data-line]')].map((line) => [Number(line.dataset.line), line]));
  const facts = [...document.querySelectorAll('.review[data-lines]')];
  const rangeOf = (element) => {
    const [first, last] = (element.dataset.lines || '').split('-').map(Number);
    return first ? [first, last || first] : null;
  };
  const dark = () => document.querySelectorAll('.lit').forEach((element) => element.classList.remove('lit'));
  const light = (element, brings) => {
    const range = rangeOf(element);
    if (!range) return;
    dark();
    element.classList.add('lit');
    for (let n = range[0]; n <= range[1]; n += 1) lines.get(n)?.classList.add('lit');
    if (brings) lines.get(range[0])?.scrollIntoView({ block: 'center' });
  };
  for (const fact of facts) {
    fact.addEventListener('pointerenter', () => light(fact, true));
    fact.addEventListener('focusin', () => light(fact, true));
  }
  for (const [number, line] of lines) {
    line.addEventListener('click', () => {
      const fact = facts.find((candidate) => {
        const range = rangeOf(candidate);
        return range && number >= range[0] && number <= range[1];
      });
      if (!fact) return;
      light(fact, false);
      fact.scrollIntoView({ block: 'center' });
    });
  }
})();
