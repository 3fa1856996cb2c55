export * from './FieldMenu.tsx';
export * from './useFieldWord.ts';
