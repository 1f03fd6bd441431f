import { type RefObject, useEffect, useRef, useState } from 'react';

interface Popover {
  open: boolean;
  setOpen: (open: boolean) => void;
  opener: RefObject<HTMLButtonElement | null>;
  /** Of what opens. */
  content: RefObject<HTMLElement | null>;
}

/** What opens beside a button: the keyboard goes in with it, and back to the button by Escape. */
export function usePopover(): Popover {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const content = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!open) return;
    // It is placed before it is shown; what is not shown takes no focus.
    const entering = requestAnimationFrame(() => content.current?.querySelector<HTMLElement>('input, button')?.focus());
    const pressed = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return;
      setOpen(false);
      opener.current?.focus();
    };
    addEventListener('keydown', pressed);
    return () => {
      cancelAnimationFrame(entering);
      removeEventListener('keydown', pressed);
    };
  }, [open]);
  return { open, setOpen, opener, content };
}
