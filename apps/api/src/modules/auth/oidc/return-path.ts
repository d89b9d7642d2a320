/** Longest page of ours that a login leads back to. */
export const RETURN_PATH_MAX = 300;

/** A path of the web app: one slash, then neither another one nor a backslash, which browsers take for one. */
export const RETURN_PATH = /^\/(?![/\\])[\w\-./~%?=&]*$/;
