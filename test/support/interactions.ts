import type { Locator, Page } from 'playwright-core';

/**
 * Counts what a person does to reach something: a click, a key, and one go of typing count one each. The key that opens a field belongs
 * to the typing that follows it: the hand does not stop between them.
 */
export const interactionsOn = (page: Page) => {
  let done = 0;
  const once = async (deed: () => Promise<unknown>): Promise<void> => {
    done += 1;
    await deed();
  };
  return {
    count: (): number => done,
    click: (target: Locator): Promise<void> => once(() => target.click()),
    press: (keys: string): Promise<void> => once(() => page.keyboard.press(keys)),
    type: (text: string, { opening }: { opening?: string } = {}): Promise<void> => once(async () => {
      if (opening !== undefined) await page.keyboard.press(opening);
      await page.keyboard.type(text);
    }),
  };
};
