/// The module that every cell of a lesson imports: the neural-network core, and `show(…)` for figures, diagrams, tables
/// and equations. Figures become SVG here, diagrams DOT and equations TeX; laying out diagrams and typesetting
/// equations is left to the program that builds the lesson.
///
/// Goals, in order: the same bytes on every machine; a valid figure for any data; names that read well in a lesson.
/// No Foundation, no existentials and no reflection, so that the module also compiles as Embedded Swift.
@_exported import Neural
