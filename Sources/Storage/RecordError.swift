enum RecordError {}
