enum Finding {}
