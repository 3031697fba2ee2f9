// Typesets formulas with KaTeX, in Duktape or Node. The engine runs this file, KaTeX's script and a call of
// `typesetAll`, as one program.

// Duktape lacks this one of the functions that KaTeX uses.
Object.defineProperty(Array.prototype, "fill", { value: function (value) {
  for (var i = 0; i < this.length; i++) { this[i] = value }
  return this
} })

// Prints `ready` once KaTeX is loaded, then for each formula, TeX and display, a line of JSON in ASCII.
function typesetAll(formulas) {
  if (typeof module === "object") { katex = module.exports }
  var answer = typeof print === "function" ? print : console.log
  katex.renderToString("x")
  answer("ready")
  formulas.forEach(function (formula) {
    answer(JSON.stringify(typeset(formula[0], formula[1])).replace(/[^ -~]/g, escapeUnit))
  })
}

// HTML, or a message and a position in UTF-16 units. An error that is not of the TeX ends the program: KaTeX's state is
// unknown after it.
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

// Links, images and the like.
function refuse(context) { throw new katex.ParseError(context.command + " is not allowed in a formula") }

function escapeUnit(unit) { return "\\u" + (0x10000 + unit.charCodeAt(0)).toString(16).slice(1) }

