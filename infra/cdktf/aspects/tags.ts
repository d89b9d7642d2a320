import type { IAspect } from 'cdktf';
import type { IConstruct } from 'constructs';

interface Taggable extends IConstruct {
  tagsInput?: Record<string, string>;
  tags?: Record<string, string>;
}

/** Says on everything that can carry a tag to what it belongs; a tag set by hand stays. */
export class Tags implements IAspect {
  constructor(private readonly tags: Readonly<Record<string, string>>) {}

  visit(node: IConstruct): void {
    if (isTaggable(node)) node.tags = { ...this.tags, ...node.tagsInput };
  }
}

/** Resources have a setter for their tags; data sources, which only describe, have no `tagsAll` to read back. */
function isTaggable(node: IConstruct): node is Taggable {
  return 'tagsInput' in node && 'tagsAllInput' in node;
}
