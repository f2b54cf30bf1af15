/**
 * What Slack refuses, in characters and numbers.
 * Sources: docs.slack.dev/reference/block-kit (each block's and element's page), docs.slack.dev/reference/methods/chat.postMessage
 * ("Truncating content"), docs.slack.dev/reference/objects/view-object; MOST_CHARACTERS was measured.
 */
export const LIMITS = {
  blocksOfMessage: 50,
  blocksOfView: 100,
  sectionText: 3_000,
  contextElements: 10,
  actionsElements: 25,
  contextActionsElements: 5,
  buttonText: 75,
  /** Also of its accessibility label. */
  label: 75,
  buttonValue: 2_000,
  url: 3_000,
  id: 255,
  headerText: 150,
  viewTitle: 24,
  viewMetadata: 3_000,
  inputText: 3_000,
  /** All blocks of a message together, as JSON: more is `msg_blocks_too_long`. Measured: about 13,200. */
  blocksCharacters: 13_200,
  /** Slack recommends this much of a message's `text`, and cuts it at 40,000. */
  text: 4_000,
} as const
