// Typesets formulas with KaTeX in Duktape or Node. The program that is run consists of this file, KaTeX's script and a
// call of `typesetAll`.

// A function that KaTeX uses and Duktape lacks.
Object.defineProperty(Array.prototype, "fill", { value: function (value) {
  for (var i = 0; i < this.length; i++) { this[i] = value }
  return this
} })

// Prints `ready` once KaTeX is loaded, then a line of JSON in ASCII for each formula, a pair of TeX and display style.
function typesetAll(formulas) {
  if (typeof module === "object") { katex = module.exports }
  var printLine = typeof print === "function" ? print : console.log
  katex.renderToString("x")
  printLine("ready")
  formulas.forEach(function (formula) {
    printLine(JSON.stringify(typeset(formula[0], formula[1])).replace(/[^ -~]/g, escapeUnit))
  })
}

// Returns HTML, or a message and a position in UTF-16 units. An error that is not one of the TeX ends the program, as
// KaTeX's state is unknown after it.
function typeset(tex, display) {
  try {
    return { html: katex.renderToString(tex, {
      displayMode: display, output: "htmlAndMathml", throwOnError: true, strict: "ignore",
      maxSize: 50, maxExpand: 1000, trust: refuse
    }) }
  } catch (error) {
    if (!(error instanceof katex.ParseError)) { throw error }
    var message = error.message.replace("KaTeX parse error: ", "")
    if (error.position !== undefined) {
      message = message.split(" at position " + (error.position + 1) + ": ")[0].split(" at end of input: ")[0]
    }
    return { message: message, position: error.position }
  }
}

// Rejects commands that KaTeX does not trust: links, images and the like.
function refuse(context) { throw new katex.ParseError(context.command + " is not allowed in a formula") }

function escapeUnit(unit) { return "\\u" + (0x10000 + unit.charCodeAt(0)).toString(16).slice(1) }

