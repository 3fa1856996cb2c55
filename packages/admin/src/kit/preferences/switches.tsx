import { useThemesContext } from 'react-admin';
import { useLocaleState, useStore, useTranslate } from 'ra-core';
import { useSingleKeys } from '../hotkeys.ts';
import { languages } from './languages.ts';
import { usePreference } from './ownPreferences.ts';

/** A small choice of one among few. */
export const Segments = <V extends string>({ label, value, options, onChange }: { label: string; value: V; options: readonly (readonly [value: V, text: string, language?: string])[]; onChange: (value: V) => void }) => (
  <div className="rg-segments" role="group" aria-label={label}>
    {options.map(([option, text, language]) => <button key={option} type="button" aria-pressed={option === value} lang={language} onClick={() => onChange(option)}>{text}</button>)}
  </div>
);

/** The language of the console. */
export const LanguageSwitch = () => {
  const [locale, setLocale] = useLocaleState();
  const translate = useTranslate();
  return <Segments label={translate('kit.preference.language')} value={locale} options={languages.map((language) => [language.locale, language.name, language.locale])} onChange={setLocale} />;
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
    <Segments<ThemeChoice> label={translate('kit.preference.theme')} value={theme ?? 'system'}
      options={[['system', translate('kit.preference.themes.system')], ['light', translate('kit.preference.themes.light')], ['dark', translate('kit.preference.themes.dark')]]}
      onChange={(choice) => setTheme(choice === 'system' ? undefined : choice)} />
  );
};

/** How high the rows of lists are. */
export const DensitySwitch = () => {
  const translate = useTranslate();
  const [density, setDensity] = usePreference('density');
  return (
    <Segments label={translate('kit.preference.density')} value={density}
      options={[['COMFORTABLE', translate('kit.preference.densities.comfortable')], ['COMPACT', translate('kit.preference.densities.compact')]]} onChange={setDensity} />
  );
};

/** Keys without Ctrl can be switched off: speech software types letters by chance (WCAG 2.1.4). */
export const SingleKeysSwitch = () => {
  const translate = useTranslate();
  const [singleKeys, setSingleKeys] = useSingleKeys();
  return (
    <Segments label={translate('kit.preference.singleKeys')} value={singleKeys ? 'on' : 'off'}
      options={[['on', translate('kit.preference.on')], ['off', translate('kit.preference.off')]]} onChange={(choice) => setSingleKeys(choice === 'on')} />
  );
};
