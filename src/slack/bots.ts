/** The app's bot in one workspace: all that is needed to call Slack there, within a request and outside of one. */
export interface Bot {
  readonly token: string
  /** "B…": as messages name their author. */
  readonly id: string
  /** "U…": as mentions name it. */
  readonly userId: string
}

/** Where the app is installed. */
export interface Bots {
  /**
   * The bot of a workspace, with a token that works for some time yet. Whoever announces has a workspace and nothing else.
   *
   * @param workspace a workspace's id "T…", or an organization's "E…" where an event names no workspace
   * @param organization the organization's id, where the event says that the app is installed for the whole of it
   * @returns undefined where it is not installed
   * @throws where that cannot be told now; it can be asked again
   * @example const bot = await bots.botFor('T061EG9R6')
   */
  botFor(workspace: string, organization?: string): Promise<Bot | undefined>
  /**
   * Slack said at `at` that the app was removed from a workspace or an organization.
   *
   * @returns the workspaces where it is gone, all of them for an organization; none where it has been installed again since
   * @throws NotNow where that cannot be told now
   */
  remove(workspace: string, at: Temporal.Instant): Promise<readonly string[]>
  /** Waits for what is under way, so that a token that Slack has handed out is kept. */
  close(): Promise<void>
}
