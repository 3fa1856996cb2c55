/** The name of somebody else's plugin: the vendor, a hyphen, the rest. No feature of ours has a hyphen in its name. */
export type PluginName = `${string}-${string}`;
