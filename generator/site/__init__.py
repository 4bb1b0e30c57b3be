"""From a folder to a built site: the tree of files, the MkDocs plugin, the preview, the content policy."""
