export * from './languages.ts';
export * from './ownPreferences.ts';
export * from './switches.tsx';
