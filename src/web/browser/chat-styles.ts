/** Slack's face around its renderer's own. */
export const SLACK_STYLES = `
:host { display: block; font: 15px/1.47 Lato, "Slack-Lato", system-ui, sans-serif; }
#slack_blocks_to_jsx { max-width: 100% !important; font-family: inherit; overflow-wrap: anywhere; }
#slack_blocks_to_jsx button { cursor: pointer; white-space: normal; height: auto; min-height: 28px; font-family: inherit; text-align: left; }
#slack_blocks_to_jsx button:focus-visible { outline: 3px solid #1d9bd1; outline-offset: 1px; }
#slack_blocks_to_jsx blockquote { margin: 4px 0; padding: 2px 0 2px 12px; border-left: 4px solid #ccc; white-space: pre-wrap; }
#slack_blocks_to_jsx[data-theme="dark"] blockquote { border-color: #5d6063; }
#slack_blocks_to_jsx .break-words { overflow-wrap: anywhere; }
#slack_blocks_to_jsx p { margin: 0; }
/* The renderer keeps the grey of a light page for what stands small. */
@media (prefers-color-scheme: dark) { #slack_blocks_to_jsx .text-black-secondary { color: #ababad !important; } }
`

/** Teams' face for a card. */
export const CARD_STYLES = `
:host { display: block; font: 14px/1.43 "Segoe UI", system-ui, sans-serif; }
.ac-adaptiveCard { border-radius: 6px; overflow-wrap: anywhere; outline: none; }
.ac-textRun, .ac-richTextBlock { white-space: pre-wrap !important; }
.ac-actionSet { flex-wrap: wrap !important; gap: 8px; }
.ac-actionSet > div:not(:has(button)) { display: none; }
.ac-pushButton { font: 600 14px/1.3 inherit; font-family: inherit; padding: 5px 12px; border-radius: 4px; border: 1px solid var(--edge, #c7c7c7);
  background: var(--face, #fff); color: var(--words, #242424); cursor: pointer; white-space: normal !important; text-align: left; }
.ac-pushButton:hover { filter: brightness(0.96); }
.ac-pushButton:focus-visible { outline: 2px solid #5b5fc7; outline-offset: 2px; }
@media (prefers-color-scheme: dark) {
  .ac-pushButton { --edge: #666; --face: #292929; --words: #fff; }
  .ac-pushButton:focus-visible { outline-color: #a6a9ff; }
}
`

/** Teams' measures and colours, as its clients configure the renderer. */
export function cardColours(dark: boolean): object {
  const words = dark ? { default: '#ffffff', subtle: '#c8c8c8' } : { default: '#242424', subtle: '#5a5a5a' }
  const colour = {
    ...words,
    highlightColors: dark ? { default: '#5c4a0f', subtle: '#5c4a0f' } : { default: '#fde9a3', subtle: '#fde9a3' },
  }
  const colours = {
    default: colour,
    accent: colour,
    dark: colour,
    light: colour,
    good: colour,
    warning: colour,
    attention: colour,
  }
  return {
    fontFamily: '"Segoe UI", system-ui, sans-serif',
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    spacing: { small: 6, default: 8, medium: 14, large: 20, extraLarge: 24, padding: 14 },
    containerStyles: {
      default: { backgroundColor: dark ? '#292929' : '#ffffff', foregroundColors: colours },
      emphasis: { backgroundColor: dark ? '#1f1f1f' : '#f5f5f5', foregroundColors: colours },
    },
    actions: {
      maxActions: 5,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      buttonSpacing: 8,
      spacing: 'default',
    },
    supportsInteractivity: true,
  }
}
