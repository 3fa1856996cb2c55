import type { DragEvent, KeyboardEvent } from 'react';
import DragIcon from '@mui/icons-material/DragIndicator';
import CloseIcon from '@mui/icons-material/Close';
import { useTranslate } from 'ra-core';
import { cellsOf, useWidgets, WidgetCard } from '@reglament/admin/kit';

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

interface Props { item: ReturnType<typeof useWidgets>[number]; name: string; onMove: (by: number) => void; onDrop: (dragged: string) => void; onHide: () => void }

/** A tile while the page is arranged: it is dragged by its handle, moved by the arrows on it, and put away by its cross. */
export const ArrangedTile = ({ item, name, onMove, onDrop, onHide }: Props) => {
  const translate = useTranslate();
  const title = translate(item.title);
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onMove(by);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    onDrop(event.dataTransfer.getData('text/plain'));
  };
  return (
    <div style={cellsOf(item)} className="start-tile" data-tile={name} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <WidgetCard item={item} action={(
        <span className="rg-row">
          <button type="button" className="rg-icon-button start-handle" draggable aria-label={translate('start.move', { title })} title={translate('start.moveHint')} aria-describedby="start-hint"
            onDragStart={(event) => event.dataTransfer.setData('text/plain', name)} onKeyDown={onKeyDown}><DragIcon /></button>
          <button type="button" className="rg-icon-button" aria-label={translate('start.hide', { title })} onClick={onHide}><CloseIcon /></button>
        </span>
      )} />
    </div>
  );
};
