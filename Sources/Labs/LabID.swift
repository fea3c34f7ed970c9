enum LabID {}
