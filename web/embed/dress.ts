/** Styles by the object model, which every content security policy allows: a style element or attribute is refused by strict ones. */
export function dress(element: HTMLElement | SVGElement, styles: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value);
}

export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  styles: Readonly<Record<string, string>>,
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  dress(element, styles);
  return element;
}
