import { useTranslate } from 'ra-core';
import { useCan, useRegistry } from './console.ts';
import { useLeftOut } from './leftOut.ts';
import { nameOf } from './registry.ts';
import { ContributionView } from './Slot.tsx';
import { Card } from './ui/Card.tsx';
import './widgets.css';

/** The widgets of all plugins that the viewer may see, in a grid of twelve columns; in a narrow window one under another. */
export const Widgets = () => {
  const { widgets } = useRegistry();
  const can = useCan();
  const translate = useTranslate();
  const isLeftOut = useLeftOut();
  return (
    <div className="rg-widgets">
      {widgets.filter((item) => can(item.permission) && !isLeftOut(item.plugin, item.id)).map((item) => (
        <div key={nameOf(item)} style={{ '--columns': item.size.columns, '--rows': item.size.rows } as React.CSSProperties}>
          <Card title={translate(item.title)}><ContributionView item={item} context={{}} /></Card>
        </div>
      ))}
    </div>
  );
};
