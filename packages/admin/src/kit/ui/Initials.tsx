import { useTranslate } from 'ra-core';

/** The initials of a name: «Ирина Кварцева» → «ИК». */
export const initialsOf = (name: string): string => name.trim().split(/\s+/).slice(0, 2).map((word) => word[0] ?? '').join('').toUpperCase();

/** Who has it, as a small badge; a dash when nobody has. */
export const Initials = ({ person }: { person: { name: string; initials?: string } | null | undefined }) => {
  const translate = useTranslate();
  const name = person?.name ?? translate('kit.nobody');
  return <span className="rg-initials" title={name}><span aria-hidden="true">{person ? person.initials ?? initialsOf(person.name) : '—'}</span><span className="rg-unseen">{name}</span></span>;
};
