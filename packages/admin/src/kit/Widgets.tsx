import { useTranslate } from 'ra-core';
import { Link } from 'react-router';
import { useCan, useConsole, useViewer } from './console.ts';
import { guarded } from './incidents.ts';
import { useLeftOut } from './leftOut.ts';
import { nameOf, type AnyWidget, type Owned } from './registry.ts';
import { ContributionView } from './Slot.tsx';
import { Card } from './ui/Card.tsx';
import { SkeletonRows } from './ui/states.tsx';
import './widgets.css';

/** A widget and whether it stands on the start page of this person from the beginning. */
export type OfferedWidget = Owned<AnyWidget> & { readonly isUsual: boolean };

/** The widgets of all plugins that the viewer may see, in their order. */
export const useWidgets = (): OfferedWidget[] => {
  const { registry: { widgets }, incidents } = useConsole();
  const viewer = useViewer();
  const can = useCan();
  const isLeftOut = useLeftOut();
  const suits = (item: Owned<AnyWidget>): boolean => viewer !== null && guarded(incidents, item.plugin, `suits:${item.id}`, () => item.suits?.(viewer) ?? true, false);
  return widgets.filter((item) => can(item.permission) && !isLeftOut(item.plugin, item.id)).map((item) => ({ ...item, isUsual: suits(item) }));
};

/** The cells that a widget takes of the twelve columns. */
export const cellsOf = ({ size }: AnyWidget): React.CSSProperties => ({ '--columns': size.columns, '--rows': size.rows }) as React.CSSProperties;

/** One widget under its title, which leads to the page that tells more. */
export const WidgetCard = ({ item, action }: { item: Owned<AnyWidget>; action?: React.ReactNode }) => {
  const translate = useTranslate();
  const title = translate(item.title);
  return (
    <Card title={item.to ? <Link to={item.to} className="rg-tile-title">{title}</Link> : title} action={action}>
      <ContributionView item={item} context={{}}><SkeletonRows rows={5} height={34} /></ContributionView>
    </Card>
  );
};

/** All of them in a grid of twelve columns; in a narrow window one under another. */
export const Widgets = () => (
  <div className="rg-widgets">
    {useWidgets().map((item) => <div key={nameOf(item)} style={cellsOf(item)}><WidgetCard item={item} /></div>)}
  </div>
);
