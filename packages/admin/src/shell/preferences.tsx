import { useThemesContext } from 'react-admin';
import { useLocaleState, useStore, useTranslate } from 'ra-core';
import { useSingleKeys } from '../kit/hotkeys.ts';
import { languages } from './i18n.ts';

/** A small choice of one among few. */
export const Segments = <V extends string>({ label, value, options, onChange }: { label: string; value: V; options: readonly (readonly [value: V, text: string, language?: string])[]; onChange: (value: V) => void }) => (
  <div className="rg-segments" role="group" aria-label={label}>
    {options.map(([option, text, language]) => <button key={option} type="button" aria-pressed={option === value} lang={language} onClick={() => onChange(option)}>{text}</button>)}
  </div>
);

/** The language of the console; remembered in this browser. */
export const LanguageSwitch = () => {
  const [locale, setLocale] = useLocaleState();
  const translate = useTranslate();
  return <Segments label={translate('shell.user.language')} value={locale} options={languages.map((language) => [language.locale, language.name, language.locale])} onChange={setLocale} />;
};

type ThemeChoice = 'system' | 'light' | 'dark';
/** Light, dark, or whatever the system says. */
export const ThemeSwitch = () => {
  const translate = useTranslate();
  const { darkTheme } = useThemesContext();
  // react-admin's own hook cannot tell «as the system» from a choice; an empty preference is exactly that.
  const [theme, setTheme] = useStore<'light' | 'dark' | undefined>('theme');
  if (!darkTheme) return null;
  return (
    <Segments<ThemeChoice> label={translate('shell.user.theme')} value={theme ?? 'system'}
      options={[['system', translate('shell.theme.system')], ['light', translate('shell.theme.light')], ['dark', translate('shell.theme.dark')]]}
      onChange={(choice) => setTheme(choice === 'system' ? undefined : choice)} />
  );
};

/** Keys without Ctrl can be switched off: speech software types letters by chance (WCAG 2.1.4). */
export const SingleKeysSwitch = () => {
  const translate = useTranslate();
  const [singleKeys, setSingleKeys] = useSingleKeys();
  return (
    <Segments label={translate('shell.user.singleKeys')} value={singleKeys ? 'on' : 'off'}
      options={[['on', translate('shell.user.on')], ['off', translate('shell.user.off')]]} onChange={(choice) => setSingleKeys(choice === 'on')} />
  );
};
