import type { Page } from 'playwright-core';
import type { System } from './startSystem.ts';

/** Signs a person in by the form, as a person does. */
export const signInAs = async (page: Page, system: System, role: string): Promise<void> => {
  const login = system.credentials.staff.find((one) => one.role === role);
  if (!login) throw new Error(`nobody has the role ${role}`);
  await signInWith(page, login);
};
export const signInWith = async (page: Page, { email, password }: { email: string; password: string }): Promise<void> => {
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.locator('input[type=password]').waitFor({ state: 'detached' });
};

/** Chooses English on the sign-in page, and waits until the page is drawn anew: what is typed meanwhile would go with the old one. */
export const inEnglish = async (page: Page): Promise<void> => {
  await page.getByText('English').click();
  await page.getByText('Staff sign-in').waitFor();
};
