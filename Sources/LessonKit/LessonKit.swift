/// What a lesson's cell sees: the network core, and `show(…)` with the figures, diagrams, tables and equations it can
/// show. A cell only *says* what to show: figures become SVG text here, diagrams DOT, equations TeX; the engine that
/// built the lesson renders the rest.
///
/// Goals, in order: the same bytes on every machine; a valid figure for any data; names that read well in a lesson.
/// No Foundation, no existentials and no reflection, so that the module can also be compiled as Embedded Swift.
@_exported import Neural
