/**
 * What Slack refuses of blocks, written down from its reference (docs.slack.dev/reference/block-kit) and independent of the product's
 * own schemas: the fake Web API asks this.
 */

// biome-ignore lint/suspicious/noExplicitAny: what came over the wire
type Wired = any

const TEXTS = ['plain_text', 'mrkdwn']

/** What is wrong with a message's or a view's blocks, as Slack's `response_metadata.messages` would say; empty where nothing is. */
export function blockFaults(blocks: Wired, surface: 'message' | 'home' | 'modal'): string[] {
  const faults: string[] = []
  const must = (holds: unknown, what: string) => {
    if (!holds) faults.push(`[ERROR] ${what}`)
  }
  if (!Array.isArray(blocks)) return ['[ERROR] must be an array [json-pointer:/blocks]']
  must(blocks.length <= (surface === 'message' ? 50 : 100), 'no more than 50 items allowed [json-pointer:/blocks]')
  const ids = new Set<string>()
  const text = (value: Wired, most: number, at: string, kinds = TEXTS) => {
    must(kinds.includes(value?.type), `${at}: text object of type ${kinds.join(' or ')}`)
    must(typeof value?.text === 'string' && value.text.length > 0, `${at}: must be more than 0 characters`)
    must((value?.text?.length ?? 0) <= most, `${at}: must be less than ${most + 1} characters`)
    if (value?.type === 'mrkdwn') must(value.emoji === undefined, `${at}: emoji is for plain_text`)
    else must(value?.verbatim === undefined, `${at}: verbatim is for mrkdwn`)
  }
  const button = (value: Wired, at: string) => {
    text(value.text, 75, `${at}/text`, ['plain_text'])
    must(typeof value.action_id === 'string' && value.action_id.length <= 255, `${at}/action_id`)
    must(value.value === undefined || (value.value.length > 0 && value.value.length <= 2000), `${at}/value`)
    must(value.url === undefined || value.url.length <= 3000, `${at}/url`)
    must(['primary', 'danger', undefined].includes(value.style), `${at}/style`)
  }
  blocks.forEach((block: Wired, i: number) => {
    const at = `[json-pointer:/blocks/${i}]`
    if (block.block_id !== undefined) {
      must(block.block_id.length <= 255, `${at} block_id`)
      must(!ids.has(block.block_id), `${at} block_id is not unique`)
      ids.add(block.block_id)
    }
    switch (block.type) {
      case 'section':
        text(block.text, 3000, at)
        break
      case 'header':
        text(block.text, 150, at, ['plain_text'])
        break
      case 'divider':
        break
      case 'context':
        must(block.elements?.length > 0 && block.elements.length <= 10, `${at} 1 to 10 elements`)
        for (const element of block.elements ?? []) text(element, 3000, at)
        break
      case 'actions':
        must(block.elements?.length > 0 && block.elements.length <= 25, `${at} 1 to 25 elements`)
        for (const element of block.elements ?? []) {
          must(element.type === 'button', `${at} unsupported element ${element.type}`)
          button(element, at)
        }
        must(
          new Set(block.elements?.map((e: Wired) => e.action_id)).size === block.elements?.length,
          `${at} action_id is not unique`,
        )
        break
      case 'context_actions':
        must(surface === 'message', `${at} unsupported type: context_actions`)
        must(block.elements?.length > 0 && block.elements.length <= 5, `${at} 1 to 5 elements`)
        for (const element of block.elements ?? []) {
          must(element.type === 'feedback_buttons', `${at} unsupported element ${element.type}`)
          for (const one of [element.positive_button, element.negative_button]) {
            text(one?.text, 75, at, ['plain_text'])
            must(one?.value?.length > 0 && one.value.length <= 2000, `${at} value`)
          }
        }
        break
      case 'rich_text':
        must(block.elements?.length > 0, `${at} elements`)
        for (const element of block.elements ?? []) {
          must(['rich_text_section', 'rich_text_quote'].includes(element.type), `${at} ${element.type}`)
          must(element.elements?.length > 0, `${at} an empty ${element.type}`)
          for (const run of element.elements ?? []) {
            must(run.type === 'text' && typeof run.text === 'string' && run.text.length > 0, `${at} run`)
            for (const [style, on] of Object.entries(run.style ?? {}))
              must(['bold', 'italic', 'strike', 'code'].includes(style) && typeof on === 'boolean', `${at} style`)
          }
        }
        break
      case 'input':
        must(surface !== 'message', `${at} unsupported type: input`)
        text(block.label, 2000, at, ['plain_text'])
        must(block.element?.type === 'plain_text_input', `${at} element`)
        must((block.element?.max_length ?? 1) <= 3000, `${at} max_length`)
        must((block.element?.initial_value?.length ?? 0) <= 3000, `${at} initial_value`)
        break
      default:
        must(false, `${at} unsupported type: ${block.type}`)
    }
  })
  return faults
}
