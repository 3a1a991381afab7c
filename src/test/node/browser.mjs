// Drives headless Chromium for Browser.java. The argument is the Chromium to use; without one, the npm package's own.
import { AxeBuilder } from '@axe-core/playwright';
import { launch } from './chromium.mjs';
import { answerLines } from './lines.mjs';
import { Recorder } from './recorder.mjs';

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const LONGEST_MS = 15_000;

const browser = await launch(process.argv[2]);
const tabs = new Map();
let tabsOpened = 0;

await answerLines(
  {
    async open({ options, scripts }) {
      const context = await browser.newContext({ ...options, serviceWorkers: 'block', acceptDownloads: true });
      context.setDefaultTimeout(LONGEST_MS);
      const page = await context.newPage();
      const recorder = new Recorder(page);
      const session = await recorder.answerOtherHosts();
      // Not by playwright's own switch: that one cannot be lifted for axe.
      await session.send('Emulation.setScriptExecutionDisabled', { value: !scripts });
      const id = String(++tabsOpened);
      tabs.set(id, { page, recorder, session, scripts });
      return { tab: id };
    },

    async visit({ tab, url }) {
      const { page, recorder } = tabs.get(tab);
      recorder.clear();
      try {
        await page.goto(url, { waitUntil: 'load' });
      } catch (failure) {
        if (!/Download is starting|ERR_ABORTED/.test(String(failure))) {
          throw failure;
        }
      }
      return report(tabs.get(tab));
    },

    async report({ tab }) {
      return report(tabs.get(tab));
    },

    async click({ tab, target }) {
      await find(tabs.get(tab).page, target).click();
      return report(tabs.get(tab));
    },

    async fill({ tab, target, value }) {
      const { page } = tabs.get(tab);
      const field = target.startsWith('css=') ? page.locator(target) : page.getByLabel(target);
      await field.fill(value);
      return report(tabs.get(tab));
    },

    async press({ tab, key }) {
      const { page, recorder, session } = tabs.get(tab);
      await page.keyboard.press(key);
      await recorder.settled();
      return focused(session);
    },

    async focused({ tab }) {
      return focused(tabs.get(tab).session);
    },

    async awaitUrl({ tab, prefix }) {
      const { page } = tabs.get(tab);
      await page.waitForURL((url) => url.href.startsWith(prefix));
      return report(tabs.get(tab));
    },

    async awaitText({ tab, text }) {
      await tabs.get(tab).page.getByText(text).first().waitFor();
      return report(tabs.get(tab));
    },

    async axe({ tab }) {
      const { page, session, scripts } = tabs.get(tab);
      const allow = (value) => session.send('Emulation.setScriptExecutionDisabled', { value: !value });
      await allow(true); // axe itself is a script; the page's own did not run when it was loaded
      const { violations } = await new AxeBuilder({ page }).withTags(AXE_TAGS).analyze();
      await allow(scripts);
      return violations.map(({ id, impact, help, nodes }) => ({ id, impact, help, nodes: nodes.map((node) => node.html) }));
    },

    async screenshot({ tab, path }) {
      await picture(tabs.get(tab).page, path);
    },

    /** What would be on paper: a picture of it, and its text. */
    async print({ tab, path }) {
      const { page } = tabs.get(tab);
      await page.emulateMedia({ media: 'print', colorScheme: 'light' });
      await picture(page, path);
      const text = await page.evaluate(() => document.body.innerText);
      await page.emulateMedia({ media: null, colorScheme: null });
      return text;
    },

    /** As when a person comes back to the window from another one. */
    async comeBack({ tab }) {
      await tabs.get(tab).page.evaluate(() => window.dispatchEvent(new Event('focus')));
    },

    async accessibilityTree({ tab }) {
      return tabs.get(tab).page.locator('body').ariaSnapshot();
    },

    async close({ tab }) {
      const { page } = tabs.get(tab);
      tabs.delete(tab);
      await page.context().close();
    },
  },
  () => browser.close(),
);

/** By Playwright selector if it says css=, else by the accessible name of a link, button or other control. */
/** Where the machine is busy the browser has no picture for the moment, and says so; it is asked again. */
async function picture(page, path) {
  for (let tries = 1; ; tries++) {
    try {
      return await page.screenshot({ path, fullPage: true, animations: 'disabled' });
    } catch (failure) {
      if (tries === 5 || !String(failure).includes('Unable to capture screenshot')) throw failure;
      await page.waitForTimeout(200);
    }
  }
}

function find(page, target) {
  if (target.startsWith('css=')) {
    return page.locator(target);
  }
  const name = { name: target, exact: true };
  return page
    .getByRole('link', name)
    .or(page.getByRole('button', name))
    .or(page.getByRole('checkbox', name))
    .or(page.getByRole('radio', name));
}

async function report({ page, recorder }) {
  await recorder.settled();
  const seen = recorder.seen();
  return {
    ...seen,
    url: page.url(),
    status: seen.navigations.at(-1)?.status ?? 0,
    title: await page.title(),
    text: await page.evaluate(() => document.body?.innerText ?? ''),
    html: await page.content(),
    contentWidth: await page.evaluate(() => document.documentElement.scrollWidth),
  };
}

/** Role and name as Chromium tells a screen reader. */
async function focused(session) {
  const { result } = await session.send('Runtime.evaluate', { expression: 'document.activeElement' });
  const { objectId } = result;
  if (!objectId) {
    return {}; // a document without a body
  }
  const { nodes } = await session.send('Accessibility.getPartialAXTree', { objectId, fetchRelatives: false });
  const { result: told } = await session.send('Runtime.callFunctionOn', {
    objectId,
    returnByValue: true,
    functionDeclaration: `function () {
      const style = getComputedStyle(this);
      const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
      return { tag: this.tagName.toLowerCase(), id: this.id, indicated: outlined || style.boxShadow !== 'none' };
    }`,
  });
  return { ...told.value, role: nodes[0]?.role?.value ?? '', name: nodes[0]?.name?.value ?? '' };
}
