import { expect, test } from 'vitest';
import { contrastProblems, ownVariablesOf, tokensOf, type ThemeFragment } from './theme.ts';
import { darkTokens, lightTokens } from './ui/tokens.ts';

const plugin = (id: string, theme: ThemeFragment) => ({ id, theme });

test('later plugins lie over earlier ones, and what none names stays', () => {
  const tokens = tokensOf('light', [plugin('a', { light: { accent: '#111111', text: '#222222' }, dark: {} }), plugin('b', { light: { accent: '#333333' }, dark: {} })]);
  expect([tokens.accent, tokens.text, tokens.ground]).toEqual(['#333333', '#222222', lightTokens.ground]);
  expect(tokensOf('dark', [])).toEqual(darkTokens);
});

test('own colours bear the name of their plugin', () => {
  expect(ownVariablesOf('dark', [plugin('vendor-a', { light: { own: { wave: '#000000' } }, dark: { own: { wave: '#ffffff' } } })])).toEqual({ '--vendor-a-wave': '#ffffff' });
});

test('the console’s own colours can be read in both schemes', () => {
  expect(contrastProblems(plugin('a', { light: {}, dark: {} }))).toEqual([]);
});
