import type { Page } from 'playwright-core';

/**
 * What a finger has to meet on this page and is less than 44 pixels high, by name: buttons, fields, what opens, and a box or circle with
 * its words. Links inside of text are as high as its lines.
 */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.locator('body').evaluate((body) => {
    const height = (element: Element) => element.getBoundingClientRect().height;
    const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true }) && height(element) > 1;
    const met = (element: Element) => {
      const label =
        element.matches('[type=radio], [type=checkbox]') && body.querySelector(`label[for="${element.id}"]`);
      return label || element;
    };
    return [...body.querySelectorAll('button, a.btn, input:not([type=hidden]), select, textarea, summary')]
      .filter((element) => isShown(element) && height(met(element)) < 43.5)
      .map(
        (element) =>
          `${element.tagName} “${(element.textContent?.trim() || element.id).slice(0, 40)}” ${height(met(element))}`,
      );
  });
