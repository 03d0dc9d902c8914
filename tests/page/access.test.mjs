// Everybody can use it: axe-core finds nothing in any state, in both themes, from phone to wide; names, focus, small screens.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inBrowsers, open, openWith, paste, press, until, sample, statements, root } from './harness.mjs';

const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', root), 'utf8');

async function audit(page, state) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`).join(' | ')}`);
  });
  assert.deepEqual(violations, [], state);
}

async function theme(page, wanted) {
  await page.evaluate((wanted) => (document.documentElement.dataset.theme = wanted), wanted);
}

/** True once nothing on the page is wider than the window. */
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

inBrowsers((given) => {
  for (const mode of ['light', 'dark']) test(`axe finds nothing in any state, ${mode}`, async () => {
    const page = await open(given.browser);
    await theme(page, mode);
    await audit(page, `welcome, ${mode}`);
    await press(page, 'Keys', '#bar');
    await audit(page, `keys, ${mode}`);
    await page.keyboard.press('Escape');
    for (const slug of ['harbour-levy', 'kestria-vote']) {
      await paste(page, sample(slug));
      await until(page, (n) => document.querySelectorAll('.shelf .doc').length === n, slug === 'harbour-levy' ? 1 : 2);
    }
    for (const panel of ['Speakers', 'Scenarios', 'Removed', 'Details']) {
      await press(page, panel, '.tabs');
      await page.evaluate(() => document.querySelector('#findings .panel:not([hidden]) button.words, #findings .panel:not([hidden]) button.name')?.click());
      await audit(page, `${panel}, ${mode}`);
    }
    await press(page, 'Find in the article');
    await page.keyboard.type('the');
    await audit(page, `find, ${mode}`);
    await page.keyboard.press('Escape');
    await press(page, 'Compare', '.tabs');
    await press(page, 'Use the whole width');
    await audit(page, `compare, wide, ${mode}`);
    await press(page, 'Use the whole width');
    await page.evaluate(() => getSelection().selectAllChildren(document.querySelector('.story .para > p')));
    await page.waitForSelector('.marking:not([hidden])');
    await audit(page, `marking, ${mode}`);
    await page.evaluate(() => {
      const list = document.querySelector('.marking select[aria-label="Who says it"]');
      list.value = 'new';
      list.dispatchEvent(new Event('change'));
    });
    await audit(page, `a name is asked for, ${mode}`);
    await press(page, 'Condition', '.marking');
    await audit(page, `a condition noted, ${mode}`);
    await press(page, 'Cancel', '.waiting');
    await press(page, 'Speakers', '.tabs');
    await press(page, 'Wrong speaker?', '.statement');
    await audit(page, `who says it, ${mode}`);
    await page.keyboard.press('Escape');
    await press(page, 'Take away');
    await audit(page, `take away, ${mode}`);
    await page.keyboard.press('Escape');
    await paste(page, 'https://news.example/story');
    await page.waitForSelector('.notice.problem');
    await audit(page, `a problem, ${mode}`);
    await page.setViewport({ width: 375, height: 812 });
    await audit(page, `a phone, ${mode}`);
    await press(page, 'Speakers', '.tabs');
    await audit(page, `a phone, panel, ${mode}`);
    await page.close();
  });

  test('from 320 to 3840 pixels nothing is cut off at the side', async () => {
    const page = await open(given.browser);
    for (const width of [320, 375, 768, 1024, 1440, 3840]) {
      await page.setViewport({ width, height: 800 });
      assert.ok(await fits(page), `welcome at ${width}`);
    }
    await paste(page, sample('kestria-vote'));
    await page.waitForSelector('.story p');
    for (const width of [320, 375, 768, 1024, 1440, 3840]) {
      await page.setViewport({ width, height: 800 });
      for (const panel of ['Scenarios', 'Removed', 'Details', 'Speakers']) {
        await press(page, panel, '.tabs');
        assert.ok(await fits(page), `${panel} at ${width}`);
      }
    }
    await page.close();
  });

  test('with something to undo and to do again, no button of the bar is out of sight on a phone', async () => {
    const page = await open(given.browser);
    await paste(page, sample('kestria-vote'));
    await page.waitForSelector('.statement');
    for (let i = 0; i < 2; i++) {
      const before = await statements(page);
      await press(page, 'Leave out', '.statement');
      await until(page, (before) => document.querySelectorAll('.statement').length < before, before);
    }
    await press(page, 'Undo');
    await page.waitForSelector('#bar [aria-label^="Redo: "]');
    await page.waitForSelector('#bar [aria-label^="Undo: "]');
    for (const width of [320, 375, 480, 768]) {
      await page.setViewport({ width, height: 800 });
      await until(page, () => [...document.querySelectorAll('#bar button')].filter((button) => button.checkVisibility()).every((button) => {
        const { left, right } = button.getBoundingClientRect();
        return left >= 0 && right <= innerWidth;
      }));
      // What has no place in the bar is in the foot.
      for (const words of ['Keys', 'Theme']) assert.ok(await page.evaluate((words) => [...document.querySelectorAll('#foot button')].some((button) => button.textContent.startsWith(words) && button.checkVisibility()), words));
    }
    await page.close();
  });

  test('with several articles open every panel can be reached, from 320 to 1920 pixels', async () => {
    const page = await open(given.browser);
    for (const [i, slug] of ['kestria-vote', 'harbour-levy', 'ferry-inquiry'].entries()) {
      await paste(page, sample(slug));
      await until(page, (n) => document.querySelectorAll('.shelf .doc').length === n, i + 1);
    }
    for (const width of [320, 375, 1024, 1280, 1440, 1920]) {
      await page.setViewport({ width, height: 800 });
      await until(page, () => {
        const tabs = [...document.querySelectorAll('.tabs [role=tab]')].filter((tab) => tab.checkVisibility()).map((tab) => tab.getBoundingClientRect());
        const widen = document.querySelector('.widen').getBoundingClientRect();
        const end = widen.width > 0 ? widen.left : innerWidth;
        return tabs.length >= 5 && tabs.every(({ left, right }) => left >= 0 && right <= end + 1);
      });
      assert.ok(await fits(page), `${width}`);
    }
    // The one that is read is in sight in the list; all go with one click, and come back with another.
    await until(page, () => {
      const list = document.querySelector('#shelf').getBoundingClientRect();
      const row = document.querySelector('.shelf [aria-current]').getBoundingClientRect();
      return row.top >= list.top - 1 && row.bottom <= list.bottom + 1;
    });
    await press(page, 'Close all', '.shelf');
    await page.waitForSelector('.welcome');
    await press(page, 'Undo', '#notices');
    await until(page, () => document.querySelectorAll('.shelf .doc').length === 3);
    await page.close();
  });

  test('no outcome of a board is out of sight, however narrow or wide its panel is', async () => {
    const page = await open(given.browser);
    await paste(page, sample('kestria-vote'));
    await page.waitForSelector('.story p');
    await press(page, 'Scenarios', '.tabs');
    await page.waitForSelector('.board .cell');
    const whole = () => until(page, () => {
      const { scrollWidth, clientWidth } = document.querySelector('.board-scroll');
      return scrollWidth <= clientWidth;
    });
    const stacked = () => page.$eval('.board-scroll', (frame) => frame.classList.contains('stacked'));
    for (const width of [320, 375, 1024, 1440, 1920]) {
      await page.setViewport({ width, height: 800 });
      await press(page, 'Scenarios', '.tabs');
      await whole();
      assert.equal(await stacked(), true, `${width}`);
    }
    // Given the whole width, outcomes are columns; the words lead back to the article.
    await press(page, 'Use the whole width');
    await until(page, () => !document.querySelector('.board-scroll').classList.contains('stacked'));
    await whole();
    assert.equal(await page.$eval('.story', (story) => story.checkVisibility()), false);
    await page.$eval('.board button.words', (words) => words.click());
    await until(page, () => document.querySelector('.story').checkVisibility() && document.querySelector('.seg.lit'));
    await page.close();
  });

  test('of sixty outcomes the board is seen at once, not a list of bars before it; on a phone what is looked for can be read', async () => {
    const page = await open(given.browser);
    await paste(page, `The council votes\n\n${Array.from({ length: 60 }, (_, i) => `If district ${i + 1} votes for it, school number ${i + 1} would close.`).join('\n\n')}`);
    await page.waitForSelector('.story p');
    await press(page, 'Scenarios', '.tabs');
    await page.waitForSelector('.board');
    assert.ok(await page.$eval('.board', (board) => board.getBoundingClientRect().top < innerHeight / 2));
    await page.setViewport({ width: 360, height: 740 });
    await press(page, 'Find in the article');
    await page.focus('#find-words');
    await page.keyboard.type('school 1');
    assert.ok(await page.$eval('#find-words', (field) => field.clientWidth > 110), `${await page.$eval('#find-words', (field) => field.clientWidth)} pixels`);
    await page.close();
  });

  test('zoomed to 400 percent the words can still be read', async () => {
    const page = await open(given.browser);
    await paste(page, sample('kestria-vote'));
    await page.waitForSelector('.story p');
    await page.setViewport({ width: 320, height: 256 });
    assert.ok(await fits(page));
    await page.evaluate(() => scrollTo(0, 400));
    const free = await page.evaluate(() => {
      const taken = (selector) => [...document.querySelectorAll(selector)].reduce((sum, element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return sum + Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0));
      }, 0);
      return innerHeight - taken('#bar') - taken('.tabs');
    });
    assert.ok(free > 180, `${free} pixels are left for the words`);
    // A box that opens is wholly inside the window; what does not fit is scrolled to.
    await press(page, 'Speakers', '.tabs');
    await statements(page);
    for (const [words, within] of [['Take away', '#bar'], ['Why?', '.statement'], ['Correct', '.card']]) {
      await press(page, words, within);
      await until(page, () => {
        const box = document.querySelector('.why:popover-open');
        const { top, bottom, left, right } = box?.getBoundingClientRect() ?? {};
        return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth && box.scrollHeight >= box.clientHeight && getComputedStyle(box).overflowY === 'auto';
      });
      await page.keyboard.press('Escape');
    }
    await page.close();
  });

  test('with text at twice its size on a phone no tab lies over another and no name under its count', async () => {
    const page = await open(given.browser);
    await page.setViewport({ width: 375, height: 812 });
    for (const slug of ['kestria-vote', 'harbour-levy']) await paste(page, sample(slug));
    await until(page, () => document.querySelectorAll('.shelf .doc').length === 2);
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    await press(page, 'Speakers', '.tabs');
    await statements(page);
    const apart = (...selectors) => page.evaluate((selectors) => selectors.every((selector) => {
      const boxes = [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility()).map((element) => element.getBoundingClientRect());
      return boxes.length > 1 && boxes.every((a, i) => a.left >= 0 && a.right <= innerWidth && a.width >= 1 && boxes.slice(i + 1).every((b) => a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1));
    }), selectors);
    assert.ok(await apart('.tabs button', '.card:first-of-type header > *'));
    assert.ok(await page.$$eval('.tabs button', (tabs) => tabs.every((tab) => tab.scrollWidth <= tab.clientWidth)), 'the words of a tab are inside it');
    // So are the boxes for marking, however much is selected.
    await press(page, 'Article', '.tabs');
    await page.evaluate(() => {
      const long = [...document.querySelectorAll('.para > p')].find((para) => para.textContent.length > 300);
      getSelection().selectAllChildren(long);
    });
    const inside = (selector) => until(page, (selector) => {
      const box = document.querySelector(selector);
      const { top, bottom, left, right } = box.getBoundingClientRect();
      return !box.hidden && top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
    }, selector);
    await inside('.marking');
    await press(page, 'Condition', '.marking');
    await inside('.waiting');
    await page.close();
  });

  test('who opens an article by key goes on in it and hears what was found', async () => {
    const page = await open(given.browser);
    await page.focus('.samples button');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.story p');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'article');
    await until(page, () => / \d+ statements?, \d+ outcomes?$/.test(document.querySelector('#notices .unseen')?.textContent));
    // A correction in the head of a card leaves the keyboard there, one in Details at its box.
    await statements(page);
    await page.focus('.card:nth-of-type(2) header .link');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#speaker-name');
    await page.focus('#speaker-name');
    await page.keyboard.type('x');
    await page.keyboard.press('Enter');
    await until(page, () => document.querySelector('#notices').textContent.includes('Renamed'));
    await until(page, () => document.activeElement.closest('.card') === document.querySelectorAll('.card')[1]);
    await press(page, 'Details', '.tabs');
    await page.focus('#whole');
    await page.keyboard.press(' ');
    await until(page, () => document.querySelector('#notices').textContent.includes('Took the whole text'));
    assert.equal(await page.evaluate(() => document.activeElement.id), 'whole');
    await page.close();
  });

  test('in forced colours every word is seen, and what is chosen is told', () =>
    openWith(given, 'forced-colors', async (page) => {
      await paste(page, sample('kestria-vote'));
      await page.waitForSelector('.statement');
      const looks = await page.evaluate(() => {
        const body = getComputedStyle(document.querySelector('.sheet')).backgroundColor;
        const hidden = [...document.querySelectorAll('.seg')].filter((seg) => getComputedStyle(seg).color === body).length;
        const outline = (selector) => getComputedStyle(document.querySelector(selector)).outlineStyle;
        return { hidden, chosen: outline('.tabs [aria-selected=true]'), other: outline('.tabs [aria-selected=false]') };
      });
      assert.deepEqual(looks, { hidden: 0, chosen: 'solid', other: 'none' });
    }));

  test('with reduced motion nothing glides', () =>
    openWith(given, 'prefers-reduced-motion', async (page) => {
      await paste(page, sample('ferry-inquiry'));
      await page.waitForSelector('.statement');
      const glides = await page.evaluate(() => [...document.querySelectorAll('*')].filter((element) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
        return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior === 'smooth';
      }).length);
      assert.equal(glides, 0);
      await page.evaluate(() => {
        window.behaviours = [];
        const own = Element.prototype.scrollIntoView;
        Element.prototype.scrollIntoView = function (options) {
          window.behaviours.push(options?.behavior ?? 'auto');
          return own.call(this, options);
        };
      });
      await page.$eval('.card:last-of-type button.words', (words) => words.click());
      await until(page, () => window.behaviours.length > 0);
      assert.ok((await page.evaluate(() => window.behaviours)).every((behaviour) => behaviour !== 'smooth'));
    }));

  test('by keyboard alone: sample, find, board, why, correct, remove, undo, take away, close', async () => {
    const page = await open(given.browser);
    const focused = () => page.evaluate(() => {
      const { activeElement } = document;
      return `${activeElement.getAttribute('aria-label') ?? activeElement.textContent}`.trim().slice(0, 60);
    });
    /** Tabs on until the focus is on a control with these words, in view and with a visible ring. */
    const reach = async (words, key = 'Tab') => {
      for (let i = 0; i < 400; i++) {
        await page.keyboard.press(key);
        if ((await focused()).startsWith(words)) {
          const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
          assert.notEqual(ring, 'none', `${words} shows its focus`);
          return;
        }
      }
      assert.fail(`${words} cannot be reached by ${key}`);
    };
    await reach('Two outcomes');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.statement');
    await page.keyboard.press('/');
    await page.keyboard.type('treaty');
    await until(page, () => /^1 of/.test(document.querySelector('#find output').textContent));
    await page.keyboard.press('Escape');
    await reach('Speakers');
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('.board .cell');
    await reach('Why?');
    await page.keyboard.press('Enter');
    await until(page, () => document.querySelector('.why:popover-open'));
    await page.keyboard.press('Escape');
    await reach('Leave out');
    await page.keyboard.press('Enter');
    await until(page, () => document.querySelector('#notices').textContent.includes('Left out a condition'));
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
    await until(page, () => document.querySelector('#notices').textContent.includes('Undone: Left out'));
    await page.focus('.tabs [aria-selected=true]');
    await page.keyboard.press('ArrowLeft');
    await reach('Correct ');
    await page.keyboard.press('Enter');
    await until(page, () => document.querySelector('.why:popover-open'));
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'speaker-name');
    await page.keyboard.press('Escape');
    // Back to the top, as a new visit of the page begins: through the browser's own bars no test goes.
    await page.focus('.skip');
    await reach('Take away');
    await page.keyboard.press('Enter');
    await until(page, () => document.querySelector('#take-away:popover-open'));
    await reach('Copy clean text');
    await page.keyboard.press('Escape');
    await page.focus('.skip');
    await reach('New');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.welcome');
    await page.focus('.skip');
    await reach('Close ');
    await page.keyboard.press('Enter');
    await until(page, () => document.querySelectorAll('.shelf .doc').length === 0);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  test('on a phone article and panels take turns, tabs at the foot', async () => {
    const page = await open(given.browser);
    await page.setViewport({ width: 375, height: 812 });
    await paste(page, sample('ferry-inquiry'));
    await page.waitForSelector('.story p');
    const seen = (selector) => page.$eval(selector, (element) => element.checkVisibility());
    assert.deepEqual([await seen('.story'), await seen('#panel-speakers')], [true, false]);
    await press(page, 'Removed', '.tabs');
    await until(page, () => document.querySelector('#panel-removed').checkVisibility());
    assert.equal(await seen('.story'), false);
    await press(page, 'Article', '.tabs');
    await until(page, () => document.querySelector('.story').checkVisibility());
    await page.close();
  });

  test('article and panels stand where they were left, and those not seen yet at their beginning', async () => {
    const long = sample('ferry-inquiry') + '\n“This is more,” said Ada Hart.\n'.repeat(60);
    for (const [width, leave, scroller] of [[375, 'Article', 'html'], [1440, 'Scenarios', '.panels']]) {
      const page = await open(given.browser);
      await page.setViewport({ width, height: 812 });
      await paste(page, long);
      await page.waitForSelector('.story p');
      const top = () => page.$eval(scroller, (element) => Math.round(element.scrollTop));
      const turn = async (words, panel) => {
        await press(page, words, '.tabs');
        await until(page, (panel) => document.querySelector(panel).checkVisibility(), panel);
      };
      await turn('Removed', '#panel-removed');
      await turn('Speakers', '#panel-speakers');
      await turn(leave, leave === 'Article' ? '.story' : '#panel-scenarios');
      if (leave !== 'Article') await turn('Speakers', '#panel-speakers');
      await page.$eval(scroller, (element) => (element.scrollTop = 600));
      const left = await top();
      assert.ok(left > 500, `${left}`);
      await turn('Removed', '#panel-removed');
      assert.equal(await top(), 0);
      await turn(leave === 'Article' ? 'Article' : 'Speakers', leave === 'Article' ? '.story' : '#panel-speakers');
      assert.ok(Math.abs((await top()) - left) < 300, `${await top()} for ${left}`);
      await page.close();
    }
  });

  test('on a phone the foot says whose the chosen words are, also those of another article', async () => {
    const page = await open(given.browser);
    await page.setViewport({ width: 375, height: 812 });
    const body = (first, second) => `“We will not open it again,” said ${first}, of the mill.\n\n“That is the end of the town,” said ${second}, of the council.`;
    await paste(page, `The mill stays shut\n\n${body('Ada Hart', 'Ben Lowe')}`);
    await page.waitForSelector('.story p');
    await paste(page, `The mill may open\n\n${body('Ben Lowe', 'Ada Hart')}`);
    await until(page, () => document.querySelectorAll('.shelf .doc').length === 2);
    for (const [title, name] of [['The mill stays shut', 'Ada Hart'], ['The mill may open', 'Ben Lowe']]) {
      await press(page, 'Compare', '.tabs');
      await until(page, () => document.querySelectorAll('.panel.compare .side .words').length === 4);
      await page.evaluate((title, name) => {
        const fold = [...document.querySelectorAll('.joined')].find((joined) => joined.textContent.startsWith(name));
        [...fold.querySelectorAll('.side')].find((side) => side.textContent.includes(title)).querySelector('.words').click();
      }, title, name);
      await until(page, (title) => document.querySelector('h1')?.textContent === title, title);
      assert.equal(await page.$eval('.peek strong', (strong) => strong.textContent), name);
    }
    await page.close();
  });

  test('Escape closes an open box and leaves what is chosen, and then lets go of it', async () => {
    const page = await open(given.browser);
    await paste(page, sample('ferry-inquiry'));
    await page.waitForSelector('.statement');
    await press(page, '“', '.statement');
    await page.waitForSelector('.statement.chosen');
    await page.focus('.statement.chosen .acts button');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.why:popover-open');
    await page.keyboard.press('Escape');
    await until(page, () => !document.querySelector('.why:popover-open'));
    assert.equal(await page.$$eval('.statement.chosen', (cards) => cards.length), 1);
    await page.keyboard.press('Escape');
    await until(page, () => !document.querySelector('.statement.chosen'));
    await page.close();
  });

  test('when an article is closed the keyboard goes on in what is shown then', async () => {
    const page = await open(given.browser);
    for (const [i, name] of ['ferry-inquiry', 'kestria-vote'].entries()) {
      await paste(page, sample(name));
      await until(page, (n) => document.querySelectorAll('.shelf .doc').length === n, i + 1);
    }
    const close = async (left) => {
      await page.focus('.shelf li:last-child .quiet');
      await page.keyboard.press('Enter');
      await until(page, (left) => document.querySelectorAll('.shelf .doc').length === left, left);
      return page.evaluate(() => document.activeElement.id);
    };
    assert.equal(await close(1), 'article');
    await press(page, 'New');
    await page.waitForSelector('.welcome');
    assert.equal(await close(0), 'paste');
    await page.close();
  });

  test('words of a script that runs from right to left do so', async () => {
    const page = await open(given.browser);
    await paste(page, 'ضريبة الميناء\n\nقال وزير المالية يوم الخميس إن الضريبة ستجلب أربعين مليون كرونة في السنة، وإن الحكومة ستقترض المال إذا رفض البرلمان ذلك.\n\nومن المتوقع أن ترتفع الأسعار بحلول الصيف في كل الأحوال، كما قال محللون في البنك.');
    await page.waitForSelector('.story p');
    const [first, frame] = await page.$eval('.story p', (p) => {
      const range = document.createRange();
      range.setStart(p.firstChild, 0);
      range.setEnd(p.firstChild, 1);
      return [range, p].map((one) => one.getBoundingClientRect().right);
    });
    assert.ok(Math.abs(first - frame) < 3, `${first} of ${frame}`);
    await page.close();
  });

  test('every control has a name and can be reached with the keyboard', async () => {
    const page = await open(given.browser);
    await paste(page, sample('kestria-vote'));
    await page.waitForSelector('.story p');
    const nameless = await page.$$eval('button, [role=tab], a, select, input', (controls) =>
      controls.filter((control) => !(control.getAttribute('aria-label') ?? control.labels?.[0]?.textContent ?? control.textContent).trim()).map((control) => control.outerHTML));
    assert.deepEqual(nameless, []);
    const reached = new Set();
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('Tab');
      reached.add(await page.evaluate(() => document.activeElement.getAttribute('role') ?? document.activeElement.className ?? ''));
    }
    assert.ok([...reached].some((role) => role === 'tab'), [...reached].join());
    await page.keyboard.press('Escape');
    await page.close();
  });

  test('the theme can be chosen, and is kept', async () => {
    const page = await open(given.browser);
    const paper = () => page.$eval('html', (html) => getComputedStyle(html).backgroundColor);
    const first = await paper();
    await press(page, 'Change the theme');
    assert.notEqual(await paper(), first);
    await page.reload();
    await page.waitForSelector('html[data-reader]');
    assert.notEqual(await paper(), first);
    await press(page, 'Change the theme');
    await page.close();
  });

  test('with letters twice as large a narrow phone shows each button of the bar, and the way back beside what was done', async () => {
    const page = await open(given.browser);
    await page.setViewport({ width: 375, height: 740 });
    await paste(page, sample('kestria-vote'));
    await page.waitForSelector('.story p');
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    await press(page, 'Scenarios', '.tabs');
    await press(page, 'Leave out', '#panel-scenarios');
    await page.waitForSelector('.notice.done');
    const outside = () => page.evaluate(() => [...document.querySelectorAll('#bar button, .notice button, .balance .n, .tabs button')].filter((element) => element.checkVisibility()).filter((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return left < 0 || right > innerWidth || top < 0 || (bottom > innerHeight && !element.matches('.n'));
    }).map((element) => element.textContent || element.getAttribute('aria-label')));
    for (const width of [375, 320]) {
      await page.setViewport({ width, height: 740 });
      await until(page, () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)))));
      assert.deepEqual(await outside(), [], `${width}`);
      // Nor does anything stand on the tabs.
      assert.equal(await page.evaluate(() => document.querySelector('.notice').getBoundingClientRect().bottom <= document.querySelector('.tabs').getBoundingClientRect().top), true, `${width}`);
    }
    await page.close();
  });
});
